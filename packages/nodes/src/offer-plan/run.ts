import type { ContactIntent, StepContext, StepResult } from '@parcours/node-kit'
import { DAY_MS } from '../lib/instants.ts'
import { textIn } from '../lib/step-data.ts'
import type { OfferPlanConfig } from './config.ts'

/** Makes the offer, or finds that of this visit. Where the bounds leave no option, a person must look: `failed`. */
export function make({ config, nowMs, services }: StepContext<OfferPlanConfig>): StepResult {
  const { maxInstalments, minInstalmentCents, firstWithinDays, frozenInterest, validityDays } = config
  const validUntilMs = nowMs + validityDays * DAY_MS
  const offer = services.offers.make({ maxInstalments, minInstalmentCents, firstWithinDays, frozenInterest }, validUntilMs)
  const evidence = { options: offer.options, arrearsCents: offer.arrearsCents }
  if (offer.options === 0) return { result: 'failed', evidence }
  return { result: 'made', data: { offerId: offer.offerId, validUntilMs }, evidence }
}

/** The text with the signed link of this visit's offer. */
export function sendLink({ config, data }: StepContext<OfferPlanConfig>): ContactIntent {
  const offerId = textIn(data, 'offerId')
  // `send` stands behind `make` in the lowering; without its offer the link would be empty.
  if (offerId === undefined) throw new Error('offer-plan: send without an offer')
  return { channel: config.channel, textId: config.textId, offerId }
}
