import { rollupDifferences } from '@parcours/store'
import { balances, contactsOutOfTime, standingStill } from './crash-contacts.ts'
import { commandsOnce } from './crash-commands.ts'
import { eventsLeftBehind, toldAgainstStored } from './crash-events.ts'
import { historiesAgainstVisits } from './crash-histories.ts'
import { requestsAgainstLedger } from './crash-provider-log.ts'
import { runsAgainstTemporal } from './crash-runs.ts'
import type { Faults, Played } from './crash-play.ts'

/** Of each debtor of a story, before anything is paid. */
const OWED_CENTS = 120_000

export interface Verdict {
  /** Number of the assertion in durability.md, its last section. */
  no: number
  title: string
  faults: Faults
}

/** All eight assertions of durability.md, after everything has come to rest. */
export async function judge(played: Played): Promise<Verdict[]> {
  const { world } = played
  const histories = await historiesAgainstVisits(played)
  return [
    { no: 1, title: 'one request for each ledger key, one row for each request', faults: await requestsAgainstLedger(played) },
    { no: 2, title: 'no contact after a stop, none outside its time', faults: await contactsOutOfTime(played) },
    { no: 3, title: 'each enrolment is one execution', faults: await runsAgainstTemporal(played) },
    { no: 4, title: 'each event is applied once and delivered', faults: [...eventsLeftBehind(played), ...toldAgainstStored(played), ...balances(played, OWED_CENTS)] },
    { no: 5, title: 'visits by the histories = rows = roll-up', faults: [...histories.visits, ...rollupDifferences(world.db)] },
    { no: 6, title: 'every history replays', faults: histories.replay },
    { no: 7, title: 'each command applied once or refused; no contact under a pause', faults: await commandsOnce(played) },
    { no: 8, title: 'time stood still while all was off, and nothing failed by it', faults: await standingStill(played) },
  ]
}
