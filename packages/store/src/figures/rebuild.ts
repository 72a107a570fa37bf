import { countsOf, runCountsOf, type CountedRun, type CountedVisit } from '@parcours/metrics'
import type { Db, Sql } from '../db/open-db.ts'
import { readTogether } from './snapshot.ts'

/** A roll-up in memory: sums by key, for each of the four tables. */
export type Rollups = Record<RollupTable, Map<string, number[]>>
type RollupTable = keyof typeof TABLES

/** Columns that name a row, and those that are summed. */
const TABLES = {
  rollup: { keys: ['versionId', 'arm', 'entryDay', 'nodeId', 'outcome'], sums: ['n', 'costCents'] },
  rollup_time: { keys: ['versionId', 'arm', 'entryDay', 'nodeId', 'outcome', 'bucket'], sums: ['n'] },
  rollup_run: {
    keys: ['versionId', 'arm', 'grp', 'currency', 'entryDay'],
    sums: [
      'n', 'arrears', 'recovered', 'cured', 'cost', 'contacted', 'optedOut', 'complained',
      'arrears2', 'recovered2', 'cost2', 'arrearsRecovered', 'costRecovered',
    ],
  },
  rollup_contact: {
    keys: ['versionId', 'arm', 'entryDay', 'nodeId'],
    sums: ['sent', 'delivered', 'reached', 'replied', 'clicked', 'attempts', 'rightParty', 'promised'],
  },
} as const satisfies Record<string, { keys: readonly string[]; sums: readonly string[] }>
const NAMES = Object.keys(TABLES) as RollupTable[]

const empty = (): Rollups => ({ rollup: new Map(), rollup_time: new Map(), rollup_run: new Map(), rollup_contact: new Map() })

type Row = Record<string, unknown>

function add(rollups: Rollups, table: RollupTable, row: object): void {
  // Every row that comes here has the columns of its table: they are read by name.
  const values = row as Row
  const { keys, sums } = TABLES[table]
  const key = keys.map((name) => String(values[name])).join(' ')
  const addends = sums.map((name) => Number(values[name]))
  const known = rollups[table].get(key)
  rollups[table].set(key, known ? known.map((sum, i) => sum + (addends[i] ?? 0)) : addends)
}

/** The roll-ups counted anew from every visit, run and contact there is, by the same pure fold. Holds no row. */
export function rebuildRollup(sql: Sql): Rollups {
  const rollups = empty()
  for (const visit of sql.iterate<CountedVisit>('SELECT * FROM visit')) {
    for (const count of countsOf(visit)) {
      add(rollups, 'rollup', count)
      if (count.bucket !== null) add(rollups, 'rollup_time', count)
    }
  }
  for (const run of sql.iterate<CountedRun>('SELECT * FROM run')) for (const count of runCountsOf(run)) add(rollups, 'rollup_run', count)
  for (const contact of sql.iterate('SELECT * FROM contact_count')) add(rollups, 'rollup_contact', contact)
  return rollups
}

function storedRollup(sql: Sql): Rollups {
  const rollups = empty()
  for (const table of NAMES) for (const row of sql.iterate(`SELECT * FROM ${table}`)) add(rollups, table, row)
  return rollups
}

/** Where the stored roll-ups differ from a rebuild, in words; empty when they are right. */
export const rollupDifferences = (db: Db): string[] => readTogether(db, differencesIn)

/** The same inside a transaction that the caller holds. A row of noughts is no row. */
export function differencesIn(sql: Sql): string[] {
  const stored = storedRollup(sql)
  const rebuilt = rebuildRollup(sql)
  return NAMES.flatMap((table) => {
    const keys = new Set([...stored[table].keys(), ...rebuilt[table].keys()])
    const nought = TABLES[table].sums.map(() => 0)
    return [...keys].flatMap((key) => {
      const [is, should] = [stored[table].get(key) ?? nought, rebuilt[table].get(key) ?? nought]
      return is.every((sum, i) => same(sum, should[i] ?? 0)) ? [] : [`${table} ${key}: ${is.join(' ')} is stored, ${should.join(' ')} is right`]
    })
  })
}

/** Counts and cents are exact; sums of squares beyond 2^53 are doubles when they are read. */
const same = (a: number, b: number): boolean => a === b || Math.abs(a - b) < 1e-12 * Math.max(Math.abs(a), Math.abs(b))
