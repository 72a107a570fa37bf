import type { Words } from '@parcours/journey'

export type ExpressionIssueCode =
  | 'empty' | 'too-long' | 'too-large' | 'too-nested' | 'syntax'
  | 'unknown-fact' | 'unknown-function' | 'forbidden-function' | 'group-alone' | 'computed-name' | 'taken-name'
  | 'type' | 'wrong-result'

/** What is wrong and where: `from` and `to` are offsets in the source, `to` exclusive. */
export interface ExpressionIssue {
  code: ExpressionIssueCode
  message: Words
  from: number
  to: number
}
