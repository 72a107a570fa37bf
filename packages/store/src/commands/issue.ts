import { sortKeys, type BranchPlace, type CommandAnswer, type CommandAsk, type CommandRefusal, type RunCommand } from '@parcours/journey'
import type { Sql } from '../db/open-db.ts'
import { notifyRun } from '../events/notify.ts'
import { enqueue } from '../runs/deliveries.ts'
import type { RunRecord } from '../runs/rows.ts'
import { runById } from '../runs/step.ts'
import { cross, presentArm, uncross } from './cross.ts'

export interface CommandRecord {
  id: string
  runId: string | null
  personId: string | null
  kind: string
  seq: number
  /** JSON of the ask, without its kind. */
  args: string
  reason: string
  actor: string
  at: number
  atRealMs: number
  state: 'sent' | 'applied' | 'refused'
  refusal: string | null
  /** JSON of the places before and after. */
  before: string | null
  after: string | null
  settledAt: number | null
  bulkId: string | null
}

export interface NewCommand {
  /** The caller's: a double click brings the same. */
  id: string
  runId: string
  ask: CommandAsk
  reason: string
  actor: string
  nowMs: number
  realMs: number
  /** Of the job that asks for it. */
  bulkId?: string | undefined
}

export type Issued =
  | { kind: 'sent'; command: CommandRecord }
  /** It was there already, with whatever has become of it. */
  | { kind: 'known'; command: CommandRecord }
  /** The id is that of another act: told as done this one would be lost. */
  | { kind: 'conflict'; command: CommandRecord }
  /** Recorded, and told to nobody. */
  | { kind: 'refused'; command: CommandRecord }
  | { kind: 'no_run' }

export const commandById = (sql: Sql, id: string): CommandRecord | undefined => sql.get<CommandRecord>('SELECT * FROM command WHERE id = ?', id)

/**
 * Accepts a command: the row, what the gate reads of it, and the relay's errand, in one transaction (durability rule 15).
 * What is plain from our rows is refused here; the rest by the run itself.
 */
export function issueCommand(sql: Sql, one: NewCommand): Issued {
  const known = commandById(sql, one.id)
  const { kind, ...args } = one.ask
  if (known) return { kind: isSameAct(known, { kind, args, runId: one.runId }) ? 'known' : 'conflict', command: known }
  const run = runById(sql, one.runId)
  if (!run) return { kind: 'no_run' }
  const refusal = plainRefusal(sql, run, one.ask)
  const seq = refusal === undefined ? run.commandSeq + 1 : 0
  sql.run(
    `INSERT INTO command (id, runId, personId, kind, seq, args, reason, actor, at, atRealMs, state, refusal, settledAt, bulkId) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    one.id, run.id, run.personId, kind, seq, JSON.stringify(args), one.reason, one.actor, one.nowMs, one.realMs,
    refusal === undefined ? 'sent' : 'refused', refusal ?? null, refusal === undefined ? null : one.nowMs, one.bulkId ?? null)
  if (refusal === undefined) send(sql, run, { ...one, seq })
  const command = commandById(sql, one.id)
  if (!command) throw new Error('the command that was just written is gone')
  return { kind: refusal === undefined ? 'sent' : 'refused', command }
}

/** A command that is there already asks the same of the same run; what its reason says does not matter. */
export const isSameAct = (known: CommandRecord, one: { kind: string; args: unknown; runId: string }): boolean =>
  known.runId === one.runId && known.kind === one.kind && JSON.stringify(sortKeys(JSON.parse(known.args))) === JSON.stringify(sortKeys(one.args))

function send(sql: Sql, run: RunRecord, { id, ask, nowMs, seq, ...rest }: NewCommand & { seq: number }): void {
  sql.run('UPDATE run SET commandSeq = ? WHERE id = ?', seq, run.id)
  // The gate reads it: from this commit on nobody is contacted, worker or no worker.
  if (ask.kind === 'pause') sql.run('UPDATE run SET held = ?, heldAt = ? WHERE id = ?', seq, nowMs, run.id)
  // Before the workflow hears: the visits that it opens then are in no arm of the comparison.
  if (ask.kind === 'arm') cross(sql, run, ask.nodeId)
  toSubJourneys(sql, { id, ask, nowMs, ...rest }, run.id)
  enqueue(sql, { runId: run.id, kind: 'command', lane: 'commands', seq, payload: { id, seq, atMs: nowMs, ask } satisfies RunCommand })
}

/** Who pauses, resumes or ends a run means all that it has under way, a sub-journey too. */
function toSubJourneys(sql: Sql, one: Omit<NewCommand, 'runId'>, parentRunId: string): void {
  if (!['pause', 'resume', 'end'].includes(one.ask.kind)) return
  for (const { id } of sql.all<{ id: string }>(`SELECT id FROM run WHERE parentRunId = ? AND status <> 'ended'`, parentRunId)) {
    issueCommand(sql, { ...one, id: `${one.id}:${id}`, runId: id, bulkId: undefined })
  }
}

/** What our own rows say against it. */
export function plainRefusal(sql: Sql, run: RunRecord, ask: CommandAsk): CommandRefusal | undefined {
  if (run.status === 'ended') return 'ended'
  switch (ask.kind) {
    // A pause that a resume is about to lift holds nobody: another one may follow it, and only that one can be resumed again.
    case 'pause': return run.held > 0 && !isBeingResumed(sql, run) ? 'already_paused' : undefined
    case 'resume': return run.held === 0 || isBeingResumed(sql, run) ? 'not_paused' : undefined
    case 'arm': return armRefusal(presentArm(sql, run, ask.nodeId), ask.arm)
    case 'migrate': return run.versionId === ask.versionId ? 'same_version' : undefined
    default: return undefined
  }
}

const armRefusal = (present: string | undefined, asked: string): CommandRefusal | undefined =>
  present === undefined ? 'not_passed' : present === asked ? 'same_arm' : undefined

/** A resume that was asked after the pause that the run is under has not been answered yet. */
const isBeingResumed = (sql: Sql, { id, held }: RunRecord): boolean =>
  sql.get(`SELECT 1 FROM command WHERE runId = ? AND kind = 'resume' AND state = 'sent' AND seq > ?`, id, held) !== undefined

/** What the run answered. Told twice (the relay's worker died between), the first stays. */
export function settleCommand(sql: Sql, id: string, told: { answer: CommandAnswer; nowMs: number }): void {
  const command = commandById(sql, id)
  if (!command || command.state !== 'sent' || command.runId === null) return
  const { answer, nowMs } = told
  const applied = answer.kind === 'applied'
  sql.run(`UPDATE command SET state = ?, refusal = ?, before = ?, after = ?, settledAt = ? WHERE id = ?`,
    answer.kind, applied ? null : answer.code, applied ? JSON.stringify(answer.before) : null, applied ? JSON.stringify(answer.after) : null, nowMs, id)
  // Also where it says that it is not paused: then nothing may go on holding it.
  if (command.kind === 'resume' && (applied || answer.code === 'not_paused')) release(sql, command, told)
  if (command.kind === 'pause' && !applied && answer.code !== 'already_paused') release(sql, command, told)
  if (applied) endLeft(sql, command, { ...answer, nowMs })
  if (command.kind === 'arm' && !applied) uncross(sql, command.runId, nodeIdOf(command))
  settleItem(sql, command, answer, nowMs)
}

/**
 * Update first, then the flag: no contact passes between the two. A later pause has a flag of its own. A run that was
 * resumed asks the gate by itself; any other is told, or a contact that came to the gate meanwhile would be held for ever.
 */
function release(sql: Sql, { id, runId, seq }: CommandRecord, { answer, nowMs }: { answer: CommandAnswer; nowMs: number }): void {
  const lifted = sql.run('UPDATE run SET held = 0, heldAt = NULL WHERE id = ? AND held > 0 AND held <= ?', runId, seq)
  const run = lifted > 0 && answer.kind === 'refused' ? runById(sql, runId ?? '') : undefined
  if (run && run.status !== 'ended') notifyRun(sql, run, { type: 'released', ref: id, atMs: nowMs, data: { kind: 'pause' } })
}

/** Nobody waits any more for the sub-journeys of visits that an operator took the run away from; of one that is over, for none. */
function endLeft(sql: Sql, { id, runId, kind, reason, actor, atRealMs: realMs }: CommandRecord, one: { before: BranchPlace[]; after: BranchPlace[]; nowMs: number }): void {
  if (runId === null || !['end', 'move', 'arm', 'migrate'].includes(kind)) return
  const kept = new Set(one.after.flatMap(({ visit, from = visit }) => [visit, from]))
  const left = new Set(one.before.flatMap(({ visit }) => (kept.has(visit) ? [] : [visit])))
  const children = sql.all<{ id: string; parentVisit: number | null }>(`SELECT id, parentVisit FROM run WHERE parentRunId = ? AND status <> 'ended'`, runId)
  for (const child of children) {
    const isLeft = kind === 'end' || (child.parentVisit !== null && left.has(child.parentVisit))
    if (isLeft) issueCommand(sql, { id: `${id}:${child.id}`, runId: child.id, ask: { kind: 'end' }, reason, actor, nowMs: one.nowMs, realMs })
  }
}

const nodeIdOf = ({ args }: CommandRecord): string => (JSON.parse(args) as { nodeId: string }).nodeId

/** Nothing is wrong with a run that is over or stays on purpose: it is left out, and not a failure. */
const SKIPPED: readonly CommandRefusal[] = ['ended', 'already_paused', 'not_paused', 'stays', 'same_version', 'nothing_to_retry', 'already_stopped']

/** The item of the job that asked for it. */
export function settleItem(sql: Sql, { id, bulkId }: Pick<CommandRecord, 'id' | 'bulkId'>, answer: CommandAnswer, nowMs: number): void {
  if (bulkId === null) return
  const state = answer.kind === 'applied' ? 'done' : SKIPPED.includes(answer.code) ? 'skipped' : 'failed'
  sql.run(`UPDATE bulk_item SET state = ?, code = ?, settledAt = ? WHERE commandId = ? AND state = 'sent'`,
    state, answer.kind === 'applied' ? null : answer.code, nowMs, id)
}
