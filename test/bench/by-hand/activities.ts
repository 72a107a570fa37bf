import { CompleteAsyncError } from '@temporalio/activity'
import { factsOf } from '@parcours/facts'
import { SELF_CURE, score as scoreCase } from '@parcours/scoring'
import { beginContact, contactByKey, factsOfCase, loadCase, type ContactRecord, type Db, type Sql } from '@parcours/store'
import type { ByHandEnv } from './env.ts'
import { seqOf } from './names.ts'
import { placeCall, sendSms } from './providers.ts'
import { NO_VISITS, VISITS, runOf, settle, type Visits } from './rows.ts'

/** The work of the steps, the same for both hand-written workflows. */
export interface Activities {
  score(runId: string): Promise<void>
  sms(runId: string): Promise<void>
  call(runId: string): Promise<{ arrearsCents: number }>
}

/** The same, under names of their own, writing no visit: where keeping books is somebody else's work. */
export interface BareActivities {
  bareScore: Activities['score']
  bareSms: Activities['sms']
  bareCall: Activities['call']
}

export interface ByHandDeps {
  db: Db
  env: ByHandEnv
}
type Deps = ByHandDeps & { visits: Visits }

/** Real and business time are one here: nobody waits for legal hours. */
const nowMs = () => Date.now()

const stepsOf = (deps: Deps): Activities => ({
  score: (runId) => score(deps, runId),
  sms: (runId) => sms(deps, runId),
  call: (runId) => call(deps, runId),
})

/** Each step writes its visit in its own transaction. */
export const activities = (deps: ByHandDeps): Activities => stepsOf({ ...deps, visits: VISITS })
export function bareActivities(deps: ByHandDeps): BareActivities {
  const { score: bareScore, sms: bareSms, call: bareCall } = stepsOf({ ...deps, visits: NO_VISITS })
  return { bareScore, bareSms, bareCall }
}

function score({ db, visits }: Deps, runId: string): Promise<void> {
  return db.write((sql) => {
    const now = nowMs()
    const run = runOf(sql, runId)
    visits.pass(sql, runId, { step: 'enter', outcome: 'treated', nowMs: now })
    visits.open(sql, runId, 'score', now)
    const snapshot = loadCase(sql, run.caseId, now)
    if (!snapshot) throw new Error(`run ${runId} has no case`)
    const scored = scoreCase(SELF_CURE, factsOf(factsOfCase(snapshot, now)))
    const evidence = scored.kind === 'scored' ? { score: scored.score, band: scored.band, reasons: scored.reasons } : { missing: scored.missing }
    sql.run('INSERT OR IGNORE INTO step (runId, visitSeq, attempt, nodeId, name, tag, at, result, evidence) VALUES (?,?,1,?,?,0,?,?,?)',
      runId, seqOf('score'), 'score', 'score', now, scored.kind, JSON.stringify(evidence))
    visits.close(sql, runId, { step: 'score', outcome: scored.kind === 'scored' ? scored.band : 'not_scored', nowMs: now })
  })
}

async function sms({ db, env, visits }: Deps, runId: string): Promise<void> {
  const row = await db.write((sql) => {
    visits.open(sql, runId, 'sms', nowMs())
    return ledgerRow(sql, runId, 'sms')
  })
  const sent = await sendSms(env, { to: row.address, body: row.body, reference: referenceOf(row) })
  await db.write((sql) => {
    settle(sql, row.id, { status: 'sent', from: ['sending'], providerId: sent.sid, costCents: 6, nowMs: nowMs() })
    visits.close(sql, runId, { step: 'sms', outcome: 'sent', nowMs: nowMs() })
  })
}

/** Ends when the provider has reported how the call went: server.ts completes it. */
async function call({ db, env, visits }: Deps, runId: string): Promise<{ arrearsCents: number }> {
  const row = await db.write((sql) => {
    visits.pass(sql, runId, { step: 'wait', outcome: 'elapsed', nowMs: nowMs() })
    visits.open(sql, runId, 'call', nowMs())
    return ledgerRow(sql, runId, 'call')
  })
  const { callId } = await placeCall(env, { to: row.address, body: row.body, reference: referenceOf(row) })
  await db.write((sql) => settle(sql, row.id, { status: 'sent', from: ['sending'], providerId: callId, nowMs: nowMs() }))
  throw new CompleteAsyncError()
}

const referenceOf = (row: ContactRecord) => `${row.runId}.${row.visitSeq}.${row.attempt}`

const BODIES = {
  sms: (name: string, euros: string) => `Bonjour ${name}, ${euros} EUR restent à régler. Banque Exemple, 01 99 00 12 34. STOP pour ne plus recevoir de SMS.`,
  call: (name: string) => `Bonjour, ici une intelligence artificielle qui appelle de la part de Banque Exemple. Êtes-vous bien ${name} ?`,
}

/** The ledger row before anything leaves. */
function ledgerRow(sql: Sql, runId: string, step: 'sms' | 'call'): ContactRecord {
  const run = runOf(sql, runId)
  const person = sql.get<{ firstName: string; value: string; debtId: string; cents: number }>(
    `SELECT p.firstName, c.value, d.id AS debtId, d.arrearsCents AS cents FROM person p JOIN contact_point c ON c.personId = p.id AND c.kind = 'mobile'
     JOIN debt d ON d.caseId = ? WHERE p.id = ?`, run.caseId, run.personId)
  if (!person) throw new Error(`run ${runId} has no address`)
  beginContact(sql, {
    runId, visitSeq: seqOf(step), attempt: 1, nodeId: step, personId: run.personId, caseId: run.caseId, debtIds: JSON.stringify([person.debtId]),
    channel: step === 'sms' ? 'sms' : 'voice_ai', address: person.value, textId: step, language: 'fr', subject: null,
    body: BODIES[step](person.firstName, (person.cents / 100).toFixed(2)), at: nowMs(), sendByRealMs: nowMs() + 20_000, windowEndMs: nowMs() + 86_400_000, sandbox: 1,
  })
  const row = contactByKey(sql, runId, seqOf(step), 1)
  if (!row) throw new Error(`the ledger row of ${runId} is gone`)
  return row
}
