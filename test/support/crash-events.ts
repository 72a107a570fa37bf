import type { Faults, Played } from './crash-play.ts'

/** The two ways in which a delivery may rightly end without being taken. */
const RIGHTLY_DEAD = ['after the run was closed', 'between two attempts: the next one reads the result']

/** Assertion 4: nothing stored is left behind, and nobody left by timeout over an event that had come before. */
export function eventsLeftBehind({ world: { db } }: Pick<Played, 'world'>): Faults {
  const pending = db.read.all<{ id: number; kind: string; error: string }>(`SELECT id, kind, error FROM delivery WHERE state = 'pending'`)
  const dead = db.read.all<{ id: number; error: string }>(`SELECT id, error FROM delivery WHERE state = 'dead'`).filter(({ error }) => !RIGHTLY_DEAD.includes(error))
  const overtaken = db.read.all<{ runId: string; nodeId: string }>(
    `SELECT v.runId, v.nodeId FROM visit v JOIN delivery d ON d.runId = v.runId AND d.kind = 'event'
     WHERE v.nodeType = 'wait-for-event' AND v.outcome = 'timeout' AND json_extract(d.payload, '$.type') = 'payment'
       AND json_extract(d.payload, '$.atMs') >= v.enteredAt AND json_extract(d.payload, '$.atMs') < v.leftAt`)
  return [
    ...pending.map(({ id, kind, error }) => `delivery ${id} (${kind}) is pending: ${error}`), ...dead.map(({ id, error }) => `delivery ${id} is dead: ${error}`),
    ...overtaken.map(({ runId, nodeId }) => `${runId} left ${nodeId} by timeout over a payment`),
  ]
}

/** The script's side of it: everything that was answered is there, applied, and once. */
export function toldAgainstStored({ world: { db }, cohort }: Played): Faults {
  const stored = new Map(db.read.all<{ messageId: string; status: string; n: number }>(
    'SELECT messageId, MAX(status) AS status, COUNT(*) AS n FROM event GROUP BY messageId').map((row) => [row.messageId, row]))
  return [...cohort.told].flatMap(([id, { said }]) => {
    const row = stored.get(said.kind === 'text' ? `MM${id}` : id)
    if (!row) return [`${id} was answered and is not stored`]
    if (row.n !== 1) return [`${id} is stored ${row.n} times`]
    // A text from a telephone that nobody has written to yet has no contact to belong to; the person is found all the same.
    return row.status === 'applied' || said.kind === 'text' ? [] : [`${id} (${said.body.type}) is ${row.status}`]
  })
}
