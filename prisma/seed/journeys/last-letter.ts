import { defaultSettings, type Journey } from '@parcours/journey'
import { card, wires } from './draw.ts'

export const LAST_LETTER = 'last-letter'

/** Called by other journeys; its own segment takes nobody. */
export function lastLetter(owner: string): Journey {
  return {
    format: 1, slug: LAST_LETTER, name: 'Last letter',
    settings: { ...defaultSettings(), metricWindowDays: 7, owner },
    nodes: [
      // Whoever comes through another journey has been drawn there: no control group of its own.
      card('enter', 'enter', {
        column: 0, y: 120, name: 'Enters', config: { segmentName: 'Called by other journeys', segment: 'false', controlShare: 0 },
      }),
      card('breath', 'wait', { column: 1, y: 120, name: 'Time to read', config: { delay: { amount: 2, unit: 'working_days' } } }),
      card('letter', 'letter', { column: 2, y: 120, name: 'Last amicable letter', config: { textId: 'letter-amicable@1', answerDays: 7 } }),
      card('reader', 'human-handoff', {
        column: 3, y: 40, name: 'Somebody answers',
        config: { queue: 'inbound', slaHours: 48, results: ['answered'], instructions: 'An answer to the last letter: read it and call back' },
      }),
      card('silent', 'end', { column: 3, y: 220, name: 'No answer', config: { reason: 'silent' } }),
      card('answered', 'end', { column: 4, y: 60, name: 'In touch', config: { reason: 'answered' } }),
    ],
    edges: [
      ...wires('enter', { treated: 'breath' }),
      ...wires('breath', { elapsed: 'letter' }),
      ...wires('letter', { replied: 'reader', otherwise: 'silent' }),
      ...wires('reader', { answered: 'answered', expired: 'answered' }),
    ],
  }
}
