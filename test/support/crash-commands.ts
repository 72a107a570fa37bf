import { ledger, ON_THE_WAY_MS, providerLog } from './crash-provider-log.ts'
import type { Faults, Played } from './crash-play.ts'

const SEND_WITHIN_MS = 20_000

interface Row {
  id: string
  kind: string
  state: string
  refusal: string | null
}

/** Assertion 7: every accepted command is there once and settled, and nobody was contacted under a pause that had been answered. */
export async function commandsOnce(played: Played): Promise<Faults> {
  const { world: { db }, cohort } = played
  const rows = new Map(db.read.all<Row>('SELECT id, kind, state, refusal FROM command').map((row) => [row.id, row]))
  return [
    ...[...rows.values()].flatMap(({ id, kind, state }) => (state === 'sent' ? [`command ${id} (${kind}) was never settled`] : [])),
    ...cohort.orders.flatMap(({ id, kind }) => (rows.has(id) ? [] : [`command ${id} (${kind}) was answered and is not stored`])),
    ...(await underPause(played, rows)),
  ]
}

async function underPause({ world, cohort }: Played, rows: ReadonlyMap<string, Row>): Promise<Faults> {
  const gate = new Map(ledger(world.db).map((row) => [row.reference, row.sendByRealMs - SEND_WITHIN_MS]))
  const log = await providerLog(world)
  return cohort.orders.filter(({ id, kind }) => kind === 'pause' && rows.get(id)?.state === 'applied').flatMap((pause) => {
    const resume = cohort.orders.find(({ kind, person }) => kind === 'resume' && person === pause.person)
    const untilRealMs = resume?.askedRealMs ?? Number.POSITIVE_INFINITY
    return log.filter(({ reference }) => reference.startsWith(`${pause.person.runId}.`)).flatMap(({ reference, receivedRealMs }) => {
      const late = (gate.get(reference) ?? 0) > pause.answeredRealMs || receivedRealMs > pause.answeredRealMs + SEND_WITHIN_MS + ON_THE_WAY_MS
      return late && receivedRealMs < untilRealMs ? [`${reference} ${receivedRealMs - pause.answeredRealMs} ms after its run was paused`] : []
    })
  })
}
