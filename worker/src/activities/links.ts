import { createHmac } from 'node:crypto'

const sign = (secret: string, text: string): string => createHmac('sha256', secret).update(text).digest('base64url').slice(0, 22)

/** A link that only we can have made; the page behind it shows nothing before an identity fact (domain rule 13). */
export const offerLink = (publicUrl: string, secret: string, offerId: string): string => `${publicUrl}/p/${offerId}.${sign(secret, offerId)}`

/** Opts out the address of one message, named by its reference `run.visit.attempt`. */
export const stopLink = (publicUrl: string, secret: string, reference: string): string =>
  `${publicUrl}/stop/${reference}.${sign(secret, `stop:${reference}`)}`

/** The page of a run without an offer: how to reach the sender, and no word more. */
export const reachLink = (publicUrl: string, secret: string, runId: string): string => `${publicUrl}/a/${runId}.${sign(secret, `a:${runId}`)}`
