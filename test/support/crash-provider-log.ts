import type { Db } from '@parcours/store'
import type { CrashWorld } from './crash-world.ts'
import type { Faults, Played } from './crash-play.ts'

/** What reaches the provider may be on its way for this long after the last look at the clock: a busy machine takes seconds to note it. */
export const ON_THE_WAY_MS = 5_000
const PAGE = 10_000

export interface LogEntry {
  id: number
  reference: string
  channel: string
  to: string
  receivedRealMs: number
  businessMs: number
  response: { status: number; ordered?: string }
}
export interface LedgerRow {
  id: string
  reference: string
  channel: string
  address: string
  status: string
  at: number
  sendByRealMs: number
  windowEndMs: number
}

/** The oracle: one line for each request that reached a provider, written before it was answered, never deduplicated. */
export async function providerLog({ sandbox }: CrashWorld): Promise<LogEntry[]> {
  const all: LogEntry[] = []
  for (;;) {
    const response = await fetch(`${sandbox.url}/log?since=${all.at(-1)?.id ?? 0}&limit=${PAGE}`)
    const { entries } = (await response.json()) as { entries: LogEntry[] }
    all.push(...entries)
    if (entries.length < PAGE) return all
  }
}

export const ledger = (db: Db): LedgerRow[] => db.read.all<LedgerRow>(
  `SELECT id, COALESCE(sentAs, runId || '.' || visitSeq || '.' || attempt) AS reference, channel, address, status, at, sendByRealMs, windowEndMs FROM contact`)

/** Durability, assertion 1: at most one request for each key, none without a row, no row that claims one without. */
export async function requestsAgainstLedger({ world, cohort }: Played): Promise<Faults> {
  const [log, rows] = [await providerLog(world), ledger(world.db)]
  const requests = Map.groupBy(log, (entry) => entry.reference)
  const known = new Map(rows.map((row) => [row.reference, row]))
  return [
    ...[...requests].flatMap(([reference, entries]) => (entries.length > 1 ? [`${reference} was sent ${entries.length} times`] : [])),
    ...[...requests.keys()].flatMap((reference) => (known.has(reference) ? [] : [`${reference} has no row`])),
    ...rows.flatMap(({ reference, status }) => (requests.has(reference) || ['unknown', 'failed'].includes(status) ? [] : [`${reference} is ${status} and was never sent`])),
    ...rows.flatMap(({ reference, status }) => (status === 'sending' ? [`${reference} is still being sent`] : [])),
    ...twiceByChannel(log, cohort.people.flatMap(({ phone, email }) => [phone, email])),
  ]
}

/** The journey has each channel once, so whatever our rows say, nobody may get two messages of one kind. */
function twiceByChannel(log: readonly LogEntry[], addresses: readonly string[]): Faults {
  const ours = new Set(addresses)
  const taken = Map.groupBy(log.filter(({ to, response }) => ours.has(to) && response.status < 300), ({ channel, to }) => `${to} by ${channel}`)
  return [...taken].flatMap(([who, entries]) => (entries.length > 1 ? [`${who}: ${entries.length} messages`] : []))
}
