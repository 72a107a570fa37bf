import { countsOf, entryKeys, runCountsOf, type CountedRun } from '@parcours/metrics'
import type { Db } from '@parcours/store'
import { inPages } from './pages.ts'
import { ARMS, contactsOf, groupsOf, yearOf, type Cohort } from './visit-groups.ts'

type Key = readonly (string | number)[]

/** Sums by key: a roll-up in memory. */
class Sums {
  readonly #rows = new Map<string, { key: Key; sums: number[] }>()
  add(key: Key, addends: readonly number[]): void {
    const name = key.join(' ')
    const known = this.#rows.get(name)
    if (known) for (const [i, addend] of addends.entries()) known.sums[i] = (known.sums[i] ?? 0) + addend
    else this.#rows.set(name, { key, sums: [...addends] })
  }
  rows(): (string | number)[][] {
    return [...this.#rows.values()].map(({ key, sums }) => [...key, ...sums])
  }
}

type Rollups = Record<'rollup' | 'rollup_time' | 'rollup_run' | 'rollup_contact', Sums>

const RUN_SUMS = [
  'n', 'arrears', 'recovered', 'cured', 'cost', 'contacted', 'optedOut', 'complained', 'arrears2', 'recovered2', 'cost2', 'arrearsRecovered', 'costRecovered',
] as const
const COLUMNS: Record<keyof Rollups, string[]> = {
  rollup: ['versionId', 'arm', 'entryDay', 'nodeId', 'outcome', 'n', 'costCents'],
  rollup_time: ['versionId', 'arm', 'entryDay', 'nodeId', 'outcome', 'bucket', 'n'],
  rollup_run: ['versionId', 'arm', 'grp', 'currency', 'entryDay', ...RUN_SUMS],
  rollup_contact: ['versionId', 'arm', 'entryDay', 'nodeId', 'sent', 'delivered', 'reached', 'replied', 'clicked', 'attempts', 'rightParty', 'promised'],
}

export interface SeededRollups {
  visits: number
  /** As many as have entered. */
  runs: number
  /** Rows of the four tables together. */
  rows: number
}

/**
 * The roll-ups as so many visits over a year would have left them: what one visit adds is asked of the product's own fold,
 * and added as often as there are visits like it. The visits themselves are not written.
 */
export async function seedRollups(db: Db, { versionIds, visits, lastDayMs }: { versionIds: readonly string[]; visits: number; lastDayMs: number }): Promise<SeededRollups> {
  const rollups: Rollups = { rollup: new Sums(), rollup_time: new Sums(), rollup_run: new Sums(), rollup_contact: new Sums() }
  const seeded = { visits: 0, runs: 0, rows: 0 }
  for (const cohort of yearOf(versionIds, lastDayMs)) {
    let entered = 0
    for (const { visit, n } of groupsOf(cohort, visits)) {
      seeded.visits += n
      if (visit.nodeId === 'enter') entered += n
      for (const { versionId, arm, entryDay, nodeId, outcome, bucket, costCents } of countsOf(visit)) {
        rollups.rollup.add([versionId, arm, entryDay, nodeId, outcome], [n, n * costCents])
        if (bucket !== null) rollups.rollup_time.add([versionId, arm, entryDay, nodeId, outcome, bucket], [n])
      }
    }
    seeded.runs += entered
    addRuns(rollups.rollup_run, cohort, entered)
    addContacts(rollups.rollup_contact, cohort, visits)
  }
  for (const [table, sums] of Object.entries(rollups)) {
    const columns = COLUMNS[table as keyof Rollups]
    const insert = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
    seeded.rows += await inPages(db, sums.rows(), (sql, row) => sql.run(insert, ...row))
  }
  return seeded
}

/** A tenth of a cohort is its control group; a third pays a part. */
function addRuns(sums: Sums, { versionId, day }: Cohort, runs: number): void {
  for (const [i, arm] of ARMS.entries()) {
    for (const [grp, share] of [['treated', 0.9], ['control', 0.1]] as const) {
      const run: CountedRun = {
        versionId, entryDay: day, arms: `;split=${arm};`, grp, currency: 'EUR', drawn: 1, arrearsAtEntry: 30_000, recoveredCents: 9_000 + i * 500,
        currentInWindow: i, costCents: 40, contacted: 1, optedOut: 0, complained: 0,
      }
      const n = Math.round((runs * share) / ARMS.length)
      for (const count of runCountsOf(run)) sums.add([count.versionId, count.arm, count.grp, count.currency, count.entryDay], RUN_SUMS.map((name) => count[name] * n))
    }
  }
}

function addContacts(sums: Sums, cohort: Cohort, visits: number): void {
  for (const { nodeId, n } of contactsOf(cohort, visits)) {
    const part = (share: number) => Math.round(n * share)
    const facts = nodeId === 'call' ? [0, 0, 0, 0, 0, n, part(0.5), part(0.2)] : [n, part(0.95), part(0.95), part(0.1), part(0.05), 0, 0, 0]
    for (const arm of ARMS) for (const asked of ['', `split=${arm}`]) for (const day of entryKeys(cohort.day)) sums.add([cohort.versionId, asked, day, nodeId], facts)
  }
}
