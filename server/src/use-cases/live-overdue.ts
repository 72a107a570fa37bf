import { lastSegment } from '@parcours/clock'
import type { Deps } from '../deps.ts'

const LATE_BUSINESS_MS = 5 * 60_000
/** The accelerated clock of a demo passes five minutes within a blink, in which no worker can be late. */
const LATE_REAL_MS = 15_000

/** Business instant: an open visit that was due earlier is overdue. */
export function overdueBefore({ clock }: Pick<Deps, 'clock'>): number {
  return clock.nowMs() - Math.max(LATE_BUSINESS_MS, LATE_REAL_MS * lastSegment(clock.state()).factor)
}
