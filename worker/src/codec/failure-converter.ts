import { DefaultFailureConverter } from '@temporalio/common'

/** Messages and stacks of failures go through the codec too: they may name a person (durability rule 20). */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true })
