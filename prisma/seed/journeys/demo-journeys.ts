import type { Journey } from '@parcours/journey'
import { OWNER } from '../write/actors.ts'
import { earlyReminder } from './early-reminder.ts'
import { lastLetter } from './last-letter.ts'
import { usFirstNotice } from './us-first-notice.ts'

/** In the order of publishing: a journey that another one calls must be live before it. */
export const demoJourneys = (): Journey[] => [lastLetter, earlyReminder, usFirstNotice].map((draw) => draw(OWNER.name))
