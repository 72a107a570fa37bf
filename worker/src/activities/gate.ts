import { judge, type Judgement, type Verdict } from '@parcours/gate'
import {
  beginContact, contactByKey, recordDecision, runById, setPlace, takeTrace, type CaseSnapshot,
  type ContactPointRecord, type ContactRecord, type RunRecord, type Sql,
} from '@parcours/store'
import type { ContactIntent } from '@parcours/node-kit'
import type { PlanNode } from '@parcours/journey'
import type { StepOutcome } from '@parcours/engine/advance'
import type { StepArgs } from '../workflows/protocol.ts'
import type { Message } from './message.ts'
import { PROVIDER_RULE, nextTryMs } from './refusal.ts'
import { sceneOf, type StepScene } from './scene.ts'
import type { Deps } from './context.ts'

/** An attempt on its way through the gate. */
export interface Attempt {
  deps: Deps
  args: StepArgs
  node: PlanNode
  intent: ContactIntent
  message: Message
  point: ContactPointRecord
  /** As the message was rendered from it, with the debts that it claims; the gate reads its own. */
  snapshot: CaseSnapshot
  maxDeferralMs: number
  journeyId: string
}

export type Passed =
  | { kind: 'allowed'; contact: ContactRecord; fresh: boolean }
  | { kind: 'answered'; outcome: StepOutcome; atMs: number }

/** A real write must be over by then: 20 s from the gate, or the end of the legal hours. */
const SEND_WITHIN_MS = 20_000

/**
 * The contact gate (durability rules 3 to 6): facts as they stand now, the verdict, and the ledger row as
 * `sending`, in one transaction. An opt-out, payment or dispute committed one millisecond before is seen.
 */
export function passGate(attempt: Attempt): Promise<Passed> {
  const { deps, args } = attempt
  return deps.db.write((sql) => {
    const known = contactByKey(sql, args.runId, args.visit, args.attempt)
    if (known) return { kind: 'allowed', contact: known, fresh: false }
    const nowMs = deps.clock.nowMs()
    const run = carried(sql, deps, args)
    const scene = sceneOf(sql, run, { visit: args.visit, nowMs, tag: args.tag })
    if (run.status === 'ended') return { kind: 'answered', outcome: { kind: 'stop', fact: run.reason ?? 'ended' }, atMs: nowMs }
    const suspends = new Set<string>(deps.plans.get(args.planHash).suspends)
    const { intent, point } = attempt
    const judged = judge(sql, { run, snapshot: scene.snapshot, intent, point, suspends, nowMs, openedMs: args.openedMs, heard: args.commands ?? 0 })
    const decision = orPause(judged.verdict, { sql, args, nowMs })
    log(attempt, scene, { ...judged, verdict: decision })
    return decision.kind === 'allow'
      ? { kind: 'allowed', contact: insert(attempt, scene, decision), fresh: true }
      : { kind: 'answered', outcome: outcomeOf(attempt, scene, decision), atMs: nowMs }
  })
}

/** The run as it stands once its trace is told, and what a history that never happened had told is taken back. */
export function carried(sql: Sql, deps: Deps, args: StepArgs): RunRecord {
  const before = runById(sql, args.runId)
  if (before) takeTrace(sql, before, { ...args, plan: deps.plans.get(args.planHash) })
  const run = runById(sql, args.runId)
  if (!run) throw new Error(`there is no run ${args.runId}`)
  return run
}

/** The provider has just refused, and its pause is not over: a run may wake early, and asks the gate like any other. */
function orPause(verdict: Verdict, { sql, args, nowMs }: { sql: Sql; args: StepArgs; nowMs: number }): Verdict {
  const untilMs = verdict.kind === 'allow' && !args.now ? nextTryMs(sql, args) : undefined
  if (untilMs === undefined || untilMs <= nowMs) return verdict
  return { kind: 'defer', packs: verdict.packs, rules: [PROVIDER_RULE], untilMs, legalFromMs: nowMs, law: false }
}

/** A contact that was due inside its hours and came late through our own slowness is not "postponed by law". */
const isLate = (args: StepArgs, decision: Verdict, nowMs: number): boolean =>
  decision.kind === 'defer' && decision.law && args.dueMs !== undefined && nowMs - args.dueMs > 30 * 60_000

function log({ args, node, intent }: Attempt, scene: StepScene, { verdict, inputs: { zones, pointId, ...read } }: Judgement): void {
  recordDecision(scene.sql, {
    runId: args.runId, visitSeq: args.visit, attempt: args.attempt, nodeId: node.id, personId: scene.run.personId,
    channel: intent.channel, at: scene.nowMs, verdict: verdict.kind, rules: verdict.rules, packs: verdict.packs,
    ...(verdict.kind === 'defer' && { untilMs: verdict.untilMs }),
    law: verdict.kind === 'defer' && verdict.law, late: isLate(args, verdict, scene.nowMs),
    inputs: { zones, pointId, dueMs: args.dueMs ?? null, ...read },
  })
}

const claimOf = (debts: CaseSnapshot['debts']): string => debts.map((debt) => `${debt.id}:${debt.arrearsCents}`).join()

/** The row is about what the message says: a debt that was paid or disputed meanwhile makes the activity render anew. */
function insert(attempt: Attempt, { sql, run, snapshot, nowMs }: StepScene, decision: Extract<Verdict, { kind: 'allow' }>): ContactRecord {
  const { deps, args, node, intent, message, point } = attempt
  const claimed = snapshot.debts.filter((debt) => decision.debtIds.includes(debt.id))
  if (claimOf(claimed) !== claimOf(attempt.snapshot.debts)) throw new Error(`what ${snapshot.ref} owes has changed since its message was written`)
  const realMs = deps.clock.realMs()
  const windowEndMs = decision.windowEndMs ?? nowMs + 86_400_000
  const untilWindowEnds = decision.windowEndMs === null ? SEND_WITHIN_MS : deps.clock.sleepMs(decision.windowEndMs)
  beginContact(sql, {
    runId: run.id, visitSeq: args.visit, attempt: args.attempt, nodeId: node.id, personId: run.personId, caseId: run.caseId,
    debtIds: JSON.stringify(decision.debtIds), channel: intent.channel, address: point.value, textId: intent.textId,
    language: message.language, subject: message.subject, body: message.body, at: nowMs,
    sendByRealMs: realMs + Math.min(SEND_WITHIN_MS, untilWindowEnds), windowEndMs, sandbox: deps.channels[intent.channel].sandbox ? 1 : 0,
  })
  setPlace(sql, { runId: run.id, seq: args.visit }, { state: 'here' })
  const row = contactByKey(sql, run.id, args.visit, args.attempt)
  if (!row) throw new Error(`the ledger row of ${snapshot.ref} is gone`)
  return row
}

type Hold = Extract<Verdict, { kind: 'hold' }>
const isNoHour = (hold: Hold): hold is Hold & { untilMs: number } =>
  (hold.reason === 'no_legal_hour' || hold.reason === 'no_calendar') && hold.untilMs !== undefined

const isTooLate = ({ args, maxDeferralMs }: Attempt, { nowMs }: StepScene, untilMs: number): boolean => untilMs > (args.firstMs ?? nowMs) + maxDeferralMs
const tooLate = ({ rules }: Verdict): StepOutcome => ({ kind: 'result', result: 'policy_timeout', data: { rule: rules[0] ?? '' } })

function outcomeOf(attempt: Attempt, scene: StepScene, decision: Exclude<Verdict, { kind: 'allow' }>): StepOutcome {
  const { args, deps } = attempt
  const place = { runId: scene.run.id, seq: args.visit }
  switch (decision.kind) {
    case 'stop': return { kind: 'stop', fact: decision.fact }
    case 'block': return { kind: 'result', result: 'blocked', data: { rule: decision.rules[0] ?? '' } }
    case 'hold':
      // Without an hour nobody has asked a question: these days count as postponement, and end as it does.
      if (isNoHour(decision) && isTooLate(attempt, scene, decision.untilMs)) return tooLate(decision)
      setPlace(scene.sql, place, { state: 'suspended', because: { rules: decision.rules, reason: decision.reason, stop: decision.stopId }, nextAt: decision.untilMs ?? null })
      if (isNoHour(decision)) return { kind: 'defer', untilMs: decision.untilMs, sleepMs: deps.clock.sleepMs(decision.untilMs) }
      return {
        kind: 'hold', untilMs: decision.untilMs ?? null,
        sleepMs: decision.untilMs === undefined ? null : deps.clock.sleepMs(decision.untilMs),
      }
    case 'defer': {
      if (isTooLate(attempt, scene, decision.untilMs)) return tooLate(decision)
      setPlace(scene.sql, place, { state: 'postponed', because: { rules: decision.rules, law: decision.law, late: isLate(args, decision, scene.nowMs), legalFromMs: decision.legalFromMs }, nextAt: decision.untilMs })
      return { kind: 'defer', untilMs: decision.untilMs, sleepMs: deps.clock.sleepMs(decision.untilMs) }
    }
  }
}

