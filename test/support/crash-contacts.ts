import { localParts } from '@parcours/clock'
import type { Person, Told } from '../crash/driver/cohort.ts'
import { CURES_CENTS } from '../crash/driver/script.ts'
import { ledger, ON_THE_WAY_MS, providerLog, type LogEntry } from './crash-provider-log.ts'
import type { CrashWorld } from './crash-world.ts'
import type { Faults, Played } from './crash-play.ts'

/** From the gate to the last moment at which the request may be written. */
const SEND_WITHIN_MS = 20_000
/** The house's hours in France, by the pack; here as plain numbers, so that the pack is judged too. */
const HOURS = { from: 8 * 60, to: 20 * 60, days: [1, 2, 3, 4, 5, 6] }
/** Of France in the years that the scenarios visit; the stories' own calendar has fewer. */
export const HOLIDAYS = ['2027-03-29', '2027-05-01', '2027-05-06', '2027-05-08', '2027-05-17', '2027-07-14', '2027-08-15', '2027-11-01', '2027-11-11', '2027-12-25', '2028-01-01']
const PARIS = 'Europe/Paris'

/** Assertion 2: nothing after a stop, nothing while a question is open, nothing outside its own time or the law's hours. */
export async function contactsOutOfTime(played: Played): Promise<Faults> {
  const { world, cohort } = played
  const rows = new Map(ledger(world.db).map((row) => [row.reference, row]))
  const log = await providerLog(world)
  const byAddress = Map.groupBy(log, ({ to }) => to)
  return [
    ...log.flatMap((entry) => outsideItsTime(world, entry, rows.get(entry.reference))),
    ...[...cohort.told.values()].flatMap((told) => afterItsStop(told, {
      requests: [...(byAddress.get(told.person.phone) ?? []), ...(byAddress.get(told.person.email) ?? [])],
      untilRealMs: isQuestion(told) ? cohort.releasedRealMs : Number.POSITIVE_INFINITY,
      gateRealMs: ({ reference }) => (rows.get(reference)?.sendByRealMs ?? 0) - SEND_WITHIN_MS,
    })),
  ]
}

function outsideItsTime(world: CrashWorld, { reference, receivedRealMs, businessMs, channel }: LogEntry, row: { at: number; sendByRealMs: number; windowEndMs: number } | undefined): Faults {
  if (!row) return []
  const slackMs = ON_THE_WAY_MS * world.factor
  const { minuteOfDay, weekday, date } = localParts(row.at, PARIS)
  const unlawful = channel !== 'letter' && (minuteOfDay < HOURS.from || minuteOfDay >= HOURS.to || !HOURS.days.includes(weekday) || HOLIDAYS.includes(date))
  return [
    ...(receivedRealMs - row.sendByRealMs > ON_THE_WAY_MS ? [`${reference}: ${receivedRealMs - row.sendByRealMs} ms after its time`] : []),
    ...(businessMs < row.at - slackMs || businessMs > row.windowEndMs + slackMs ? [`${reference}: outside its window`] : []),
    ...(unlawful ? [`${reference}: at ${date} ${Math.floor(minuteOfDay / 60)}:${minuteOfDay % 60} in Paris`] : []),
  ]
}

const isQuestion = ({ said }: Told): boolean => said.kind === 'text' ? said.text !== 'STOP' : said.body.type === 'dispute'

/** Channels on which a person may no longer be contacted once this was answered; undefined: it stops nothing. */
function stopped({ said }: Told): 'all' | 'sms' | 'email' | undefined {
  if (said.kind === 'text') return said.text === 'STOP' ? 'sms' : 'all'
  const { type, scope, amountCents } = said.body
  if (type === 'opt_out') return scope === 'all' ? 'all' : 'email'
  if (type === 'payment') return amountCents === CURES_CENTS ? 'all' : undefined
  return 'all'
}

interface After {
  requests: readonly LogEntry[]
  /** Real instant from which contacts may go on. */
  untilRealMs: number
  /** The earliest real instant at which the gate can have let a request pass. */
  gateRealMs: (entry: LogEntry) => number
}

/** The answer to the sender binds: a request that passed the gate later than that, or came a sending's time later, is a fault. */
function afterItsStop(told: Told, { requests, untilRealMs, gateRealMs }: After): Faults {
  const channels = stopped(told)
  if (!channels) return []
  const fromRealMs = told.answeredRealMs
  const name = told.said.kind === 'text' ? told.said.text : told.said.body.type
  return requests.filter(({ channel }) => channels === 'all' || channel === channels).flatMap((entry) => {
    const late = gateRealMs(entry) > fromRealMs || entry.receivedRealMs > fromRealMs + SEND_WITHIN_MS + ON_THE_WAY_MS
    return late && entry.receivedRealMs < untilRealMs ? [`${entry.reference} (${entry.channel}) ${entry.receivedRealMs - fromRealMs} ms after "${name}" was answered`] : []
  })
}

/** Assertion 1 of the script: what was paid is what is no longer owed. */
export function balances({ world, cohort }: Played, startCents: number): Faults {
  const paid = new Map<Person, number>()
  for (const { person, said } of cohort.told.values()) {
    if (said.kind === 'event' && typeof said.body.amountCents === 'number') paid.set(person, (paid.get(person) ?? 0) + said.body.amountCents)
  }
  return cohort.people.flatMap((person) => {
    const owed = world.db.read.get<{ cents: number }>('SELECT SUM(balanceCents) AS cents FROM debt WHERE caseId = ?', person.caseId)?.cents
    const expected = startCents - (paid.get(person) ?? 0)
    return owed === expected ? [] : [`${person.ref} owes ${owed}, by what was told ${expected}`]
  })
}

/** Assertion 8: while everything is off the clock goes on for a lease at most, and no failure comes from the stop. */
export async function standingStill({ world, off }: Played): Promise<Faults> {
  const refused = new Set((await providerLog(world)).filter(({ response }) => response.status >= 300).map(({ reference }) => reference))
  const failed = world.db.read.all<{ runId: string; nodeId: string; reference: string | null }>(
    `SELECT v.runId, v.nodeId, (SELECT group_concat(c.runId || '.' || c.visitSeq || '.' || c.attempt) FROM contact c
       WHERE c.runId = v.runId AND c.visitSeq = v.seq AND (c.status <> 'failed' OR json_extract(c.result, '$.code') <> 'not_found')) AS reference
     FROM visit v WHERE v.outcome = 'failed' AND NOT EXISTS (
       SELECT 1 FROM contact c WHERE c.runId = v.runId AND c.visitSeq = v.seq AND json_extract(c.result, '$.code') = 'not_found')`)
  return [
    ...off.filter(({ what }) => what === 'everything').flatMap(({ beforeMs, afterMs, realMs }) => {
      const passedMs = afterMs - beforeMs
      return passedMs > LEASE_MS * world.factor ? [`${passedMs} business ms passed while everything was off for ${realMs} ms`] : []
    }),
    ...failed.flatMap(({ runId, nodeId, reference }) => ((reference ?? '').split(',').some((one) => refused.has(one)) ? [] : [`${runId} left ${nodeId} as failed, and no provider had refused it`])),
  ]
}
const LEASE_MS = 2_000
