import type { SystemView } from '@parcours/server/router'

/** Business instant at real instant `realMs`, from the last reading of the clock. */
export function businessAt(clock: SystemView['clock'], realMs: number): number {
  if (!clock.running) return clock.businessMs
  return clock.businessMs + Math.max(0, realMs - clock.realMs) * clock.factor
}
