import type { OutcomeView } from '@parcours/journey'
import { outcomeWords, type OUTCOMES } from './outcome-words.ts'

const AMBER = new Set(['blocked', 'failed', 'policy_timeout', 'undelivered', 'no_address', 'broken', 'not_scored', 'expired', 'unknown', 'refused'])

/** The view of a known outcome. */
export const outcome = (name: keyof typeof OUTCOMES): OutcomeView =>
  ({ name, label: outcomeWords(name), tone: AMBER.has(name) ? 'amber' : 'plain' })

/** The view of an outcome that the manager named: an arm, a band, a branch, a task's result. */
export const namedOutcome = (name: string): OutcomeView => ({ name, label: outcomeWords(name), tone: 'plain' })
