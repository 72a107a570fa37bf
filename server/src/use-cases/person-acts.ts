import { z } from 'zod'
import { applyWrongNumber, commandById, isSameAct, issueCommand, newId, receive, recordFact, runById, settle, stopContact, type RunRecord, type Sql } from '@parcours/store'
import type { Deps } from '../deps.ts'
import { readPhone } from '../imports/values/phone.ts'
import type { CommandView } from '../routers/steer-views.ts'
import { told } from '../told-error.ts'
import { actKnown, commandView, runUnknown } from './command-run.ts'
import { REFUSAL_WORDS } from './command-words.ts'
import { receiveEvent, type IncomingEvent } from './receive-event.ts'
import { say } from './run-words.ts'

interface Act {
  commandId: string
  runId: string
  reason: string
  actor: string
}

const runOf = (sql: Sql, runId: string): RunRecord => {
  const run = runById(sql, runId)
  if (!run) throw runUnknown()
  return run
}

/** The act was done before, and its answer lost. The same id with something else in it is no such act. */
function isDone(sql: Sql, act: Act, { kind, args }: { kind: string; args: unknown }): boolean {
  const known = commandById(sql, act.commandId)
  if (known && !isSameAct(known, { kind, args, runId: act.runId })) throw actKnown()
  return known !== undefined
}

/** All contact with the person stops, in every run, with this transaction. */
export async function stopPerson(deps: Deps, act: Act): Promise<CommandView> {
  await deps.db.write((sql) => {
    if (isDone(sql, act, { kind: 'stop_contact', args: {} })) return
    runOf(sql, act.runId)
    const answer = stopContact(sql, { ...act, id: act.commandId, nowMs: deps.clock.nowMs(), realMs: deps.clock.realMs() })
    if (answer.kind === 'refused') throw told('CONFLICT', { code: answer.code, ...REFUSAL_WORDS[answer.code] })
  })
  return commandView(deps, act.commandId)
}

const HANDOVER_DAYS = 2
const DAY = 86_400_000

/** Pauses the run and gives it to a queue: whoever resolves the task lets the run go on, or ends it. */
export async function handOver(deps: Deps, act: Act & { queue: string; instructions: string }): Promise<CommandView> {
  const nowMs = deps.clock.nowMs()
  await deps.db.write((sql) => {
    if (isDone(sql, act, { kind: 'pause', args: {} })) {
      const queue = sql.get<{ queue: string }>('SELECT queue FROM task WHERE id = ?', `task_${act.commandId}`)?.queue
      if (queue !== undefined && queue !== act.queue) throw actKnown()
      return
    }
    const run = runOf(sql, act.runId)
    const issued = issueCommand(sql, { ...act, id: act.commandId, ask: { kind: 'pause' }, nowMs, realMs: deps.clock.realMs() })
    if (issued.kind !== 'sent') return
    sql.run(
      `INSERT OR IGNORE INTO task (id, kind, runId, personId, caseId, queue, priority, openedAt, dueAt, instructions, results, title) VALUES (?,'handover',?,?,?,?,2,?,?,?,?,?)`,
      `task_${act.commandId}`, run.id, run.personId, run.caseId, act.queue, nowMs, nowMs + HANDOVER_DAYS * DAY, act.instructions || act.reason,
      JSON.stringify(['resume', 'end']), JSON.stringify(say(`Handed over by ${act.actor}`, `Confié par ${act.actor}`)))
  })
  return commandView(deps, act.commandId)
}

/** The end of a handover, in the transaction that resolves its task. */
export function closeHandover(sql: Sql, one: { taskId: string; kind: string; runId: string | null; result: string; note: string; actor: string; nowMs: number; realMs: number }): void {
  if (one.kind !== 'handover' || one.runId === null) return
  issueCommand(sql, {
    id: `${one.taskId}:${one.result}`, runId: one.runId, ask: one.result === 'end' ? { kind: 'end' } : { kind: 'resume', waits: 'left' },
    reason: one.note || 'task', actor: one.actor, nowMs: one.nowMs, realMs: one.realMs,
  })
}

const cents = z.int().min(1).max(100_000_000_000)
/** What an operator has learnt from the person, and notes for the case. */
export const NotedFact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('promise'), amountCents: cents, dueDate: z.iso.date() }),
  z.strictObject({ type: z.literal('payment'), amountCents: cents, valueDate: z.iso.date().optional(), debt: z.string().max(120).optional() }),
  z.strictObject({ type: z.enum(['payment_pending', 'dispute', 'complaint', 'difficulty', 'vulnerable', 'deceased']), note: z.string().max(2000).optional() }),
  z.strictObject({ type: z.literal('opt_out'), scope: z.enum(['channel', 'all']), channel: z.enum(['sms', 'email', 'voice_ai', 'letter']).optional() }),
])
export type NotedFact = z.infer<typeof NotedFact>

/** Stored and applied as any event is, so that the gate reads it at once; its id is the act's. */
export async function noteFact(deps: Deps, act: Act & { fact: NotedFact }): Promise<CommandView> {
  const run = runOf(deps.db.read, act.runId)
  const { ref } = deps.db.read.get<{ ref: string }>('SELECT ref FROM collection_case WHERE id = ?', run.caseId) ?? { ref: '' }
  const money = act.fact.type === 'promise' || act.fact.type === 'payment' ? { currency: run.currency } : {}
  const event = { ...act.fact, ...money, messageId: act.commandId, customer: ref } as IncomingEvent
  const answer = await receiveEvent(deps, event, 'desk')
  // The same act with another fact in it: told as done it would be lost.
  if (answer.kind === 'conflict') throw told('CONFLICT', { code: 'act_known', en: 'This act was noted before with something else; note it anew', fr: 'Cet acte a déjà été noté avec autre chose ; notez-le de nouveau' })
  if (!isApplied(deps, answer.eventId)) throw notApplied(deps, answer.eventId)
  const common = { ...act, id: act.commandId, nowMs: deps.clock.nowMs(), realMs: deps.clock.realMs() }
  await deps.db.write((sql) => recordFact(sql, { ...common, kind: 'note', personId: run.personId, args: act.fact, before: null, after: act.fact }))
  return commandView(deps, act.commandId)
}

const isApplied = ({ db }: Deps, eventId: string): boolean => db.read.get(`SELECT 1 FROM event WHERE id = ? AND status = 'applied'`, eventId) !== undefined

function notApplied({ db }: Deps, eventId: string) {
  const reason = db.read.get<{ reason: string | null }>('SELECT reason FROM event WHERE id = ?', eventId)?.reason ?? ''
  const words: Record<string, { en: string; fr: string }> = {
    one_is_open: say('The case has an open promise already', 'Le dossier a déjà une promesse en cours'),
    too_many: say('Two promises in 90 days are the most', 'Deux promesses en 90 jours au plus'),
    past_due_date: say('The date of the promise has passed', 'La date de la promesse est passée'),
  }
  return told('CONFLICT', { code: reason || 'not_applied', ...(words[reason] ?? say('That does not fit this case', 'Cela ne correspond pas à ce dossier')) })
}

/** A fact of the person that was wrong. */
export const Correction = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('wrong_number'), value: z.string().max(300) }),
  z.strictObject({ what: z.literal('phone'), value: z.string().max(40) }),
  z.strictObject({ what: z.literal('email'), value: z.email().max(300) }),
  z.strictObject({ what: z.literal('language'), value: z.enum(['fr', 'en']) }),
])
export type Correction = z.infer<typeof Correction>

/** Corrects a fact of the person. No import overwrites it (domain rule 15). */
export async function correctFact(deps: Deps, act: Act & { correction: Correction }): Promise<CommandView> {
  await deps.db.write((sql) => {
    if (isDone(sql, act, { kind: 'correct', args: act.correction })) return
    const run = runOf(sql, act.runId)
    const nowMs = deps.clock.nowMs()
    const change = apply(sql, { personId: run.personId, correction: act.correction, nowMs, act })
    recordFact(sql, { ...act, id: act.commandId, kind: 'correct', personId: run.personId, args: act.correction, nowMs, realMs: deps.clock.realMs(), ...change })
  })
  return commandView(deps, act.commandId)
}

interface Correcting {
  personId: string
  correction: Correction
  nowMs: number
  act: Act
}

function apply(sql: Sql, { personId, correction, nowMs, act }: Correcting): { before: unknown; after: unknown } {
  switch (correction.what) {
    case 'language': {
      const before = sql.get<{ language: string }>('SELECT language FROM person WHERE id = ?', personId)
      sql.run('UPDATE person SET language = ? WHERE id = ?', correction.value, personId)
      return { before, after: { language: correction.value } }
    }
    case 'wrong_number': {
      const value = pointOf(sql, personId, correction.value)
      const received = receive(sql, { source: 'desk', messageId: act.commandId, type: 'wrong_number', body: { actor: act.actor }, atMs: nowMs })
      if (received.kind === 'new') {
        applyWrongNumber(sql, { eventId: received.eventId, nowMs, personId }, value)
        settle(sql, received.eventId, { status: 'applied', personId })
      }
      return { before: { [value]: 'in use' }, after: { [value]: 'wrong' } }
    }
    case 'email': return addPoint(sql, personId, { kind: 'email', value: correction.value.toLowerCase() })
    case 'phone': {
      const phone = readPhone(correction.value, countryOf(sql, personId))
      if (!phone) throw told('BAD_REQUEST', { code: 'no_phone', en: 'That is no phone number', fr: 'Ce n’est pas un numéro de téléphone' })
      return addPoint(sql, personId, phone)
    }
  }
}

const countryOf = (sql: Sql, personId: string): string => sql.get<{ country: string }>('SELECT country FROM person WHERE id = ?', personId)?.country ?? ''

/** The person's number or address, as it is stored, that somebody typed. What matches none is refused: told as done, it would stay in use. */
function pointOf(sql: Sql, personId: string, typed: string): string {
  const text = typed.trim()
  const ways = new Set([text, text.toLowerCase(), readPhone(text, countryOf(sql, personId))?.value])
  const found = sql.all<{ value: string }>('SELECT value FROM contact_point WHERE personId = ?', personId).find(({ value }) => ways.has(value))
  if (!found) throw told('BAD_REQUEST', { code: 'point_unknown', en: 'The person has no such number or address', fr: 'La personne n’a ni ce numéro ni cette adresse' })
  return found.value
}

/** The new point first in its kind: what was there stays, for the record and as a way back. Of several corrections the last one counts. */
function addPoint(sql: Sql, personId: string, point: { kind: string; value: string }): { before: unknown; after: unknown } {
  const before = sql.all<{ value: string }>('SELECT value FROM contact_point WHERE personId = ? AND kind = ?', personId, point.kind).map(({ value }) => value)
  sql.run(`UPDATE contact_point SET source = 'import' WHERE personId = ? AND kind = ? AND source = 'corrected'`, personId, point.kind)
  sql.run(
    `INSERT INTO contact_point (id, personId, kind, value, source) VALUES (?,?,?,?,'corrected')
     ON CONFLICT DO UPDATE SET source = 'corrected', wrongAt = NULL, undeliveredAt = NULL`, newId('cp'), personId, point.kind, point.value)
  return { before: { [point.kind]: before }, after: { [point.kind]: point.value } }
}
