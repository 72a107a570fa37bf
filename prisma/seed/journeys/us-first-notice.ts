import { defaultSettings, type Journey } from '@parcours/journey'
import { card, wires } from './draw.ts'

/** A small agency journey under Regulation F: in writing only, the notice of the debt before anything else. */
export function usFirstNotice(owner: string): Journey {
  return {
    format: 1, slug: 'us-first-notice', name: 'First notice, United States',
    settings: { ...defaultSettings(), metricWindowDays: 14, calendar: 'US', owner },
    nodes: [
      card('enter', 'enter', {
        column: 0, y: 120, name: 'Enters',
        config: {
          segmentName: 'With the agency',
          segment: 'case.portfolio == "us-agency" && case.collector == "agency" && case.currency == "USD" && case.dpd >= 30',
        },
      }),
      card('notice', 'letter', { column: 1, y: 40, name: 'Notice of the debt', config: { textId: 'letter-first-notice@1', answerDays: 10 } }),
      card('email', 'email', { column: 2, y: 230, name: 'Email with details', config: { textId: 'email-reminder@1', answerDays: 5 } }),
      card('sms', 'sms', { column: 3, y: 380, name: 'Neutral SMS', config: { textId: 'sms-factual@1', answerDays: 3 } }),
      card('desk', 'human-handoff', {
        column: 4, y: 90, name: 'Agency desk',
        config: { queue: 'inbound', slaHours: 72, results: ['agreed', 'disputed'], instructions: 'The person has answered: read it before any further contact' },
      }),
      card('agreed', 'end', { column: 5, y: 90, name: 'Agreed', config: { reason: 'agreed' } }),
      card('back', 'end', { column: 5, y: 300, name: 'Back to the creditor', config: { reason: 'returned' } }),
    ],
    edges: [
      ...wires('enter', { treated: 'notice' }),
      ...wires('notice', { replied: 'desk', otherwise: 'email' }),
      ...wires('email', { replied: 'desk', otherwise: 'sms' }),
      ...wires('sms', { replied: 'desk', otherwise: 'back' }),
      ...wires('desk', { agreed: 'agreed', otherwise: 'back' }),
    ],
  }
}
