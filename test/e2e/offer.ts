import { expect } from '@playwright/test'
import { lastMessageTo, newDebtor, type Debtor } from './product.ts'
import { enrol, publishedJourney } from './published.ts'

const LINK = /https?:\/\/\S+\/p\/[\w.-]+/

/** Somebody new who has been offered a plan by SMS, and the link in it. */
export async function offeredDebtor(): Promise<{ debtor: Debtor; runId: string; link: string }> {
  const debtor = await newDebtor('480.00')
  const journeyId = await publishedJourney('Offer at once', {
    nodes: {
      offer: ['offer-plan', { textId: 'sms-offer@1', validityDays: 60 }], team: ['human-handoff', { queue: 'hardship' }],
      later: ['wait', { delay: { amount: 30, unit: 'days' } }],
    },
    edges: ['enter.treated -> offer', 'offer.accepted -> later', 'offer.otherwise -> team', 'later.elapsed -> end', 'team.otherwise -> end'],
  })
  const runId = await enrol(journeyId, debtor.caseRef)
  // The hours of the law pass while the demo's clock runs fast: a weekend is a minute and a half.
  await expect.poll(() => lastMessageTo(debtor.phone), { timeout: 240_000, intervals: [1000] }).toMatch(LINK)
  return { debtor, runId, link: LINK.exec(await lastMessageTo(debtor.phone))?.[0] ?? '' }
}
