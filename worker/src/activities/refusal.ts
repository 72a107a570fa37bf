import type { Plan } from '@parcours/journey'
import { setPlace, settleContact, type ContactRecord, type Sql } from '@parcours/store'
import type { StepOutcome } from '@parcours/engine/advance'
import type { SendResult } from '../channels/index.ts'
import type { StepArgs } from '../workflows/protocol.ts'
import type { Deps } from './context.ts'

/** Why a provider's passing fault keeps a contact back, beside the rules of the packs. */
export const PROVIDER_RULE = 'provider.unavailable'
const FIRST_PAUSE_MS = 30_000
const LONGEST_PAUSE_MS = 30 * 60_000
const DEFAULT_DEFERRAL_MS = 7 * 86_400_000
const FAILED: StepOutcome = { kind: 'result', result: 'failed' }

/** How long a node's contact may be kept back, by whatever, before its visit goes on without it (business ms). */
export function maxDeferralOf(plan: Plan, at: number): number {
  const instruction = plan.instructions[at]
  return (instruction?.op === 'act' ? instruction.maxDeferralMs : undefined) ?? DEFAULT_DEFERRAL_MS
}

/** 30 s, 1 min, 2, 4... up to half an hour: an outage of hours costs some twenty tries, the first of them soon. */
export const pauseAfter = (tries: number): number => Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS)

/** Certainly not sent: no outcome, it is no contact in any cap. */
const PASSING = `status = 'failed' AND outcome IS NULL AND json_extract(result, '$.permanent') = 0`

/**
 * When the provider that refused the last attempt of this visit is asked again (business ms); undefined when it did not.
 * Counts from `firstMs`, when the contact was first wanted: months may pass in one visit.
 */
export function nextTryMs(sql: Sql, { runId, visit, firstMs }: Pick<StepArgs, 'runId' | 'visit' | 'firstMs'>): number | undefined {
  const since = firstMs ?? 0
  const last = sql.get<{ passing: number; at: number }>(
    `SELECT ${PASSING} AS passing, COALESCE(settledAt, at) AS at FROM contact WHERE runId = ? AND visitSeq = ? AND at >= ? ORDER BY attempt DESC LIMIT 1`,
    runId, visit, since)
  if (last?.passing !== 1) return undefined
  const tries = sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM contact WHERE runId = ? AND visitSeq = ? AND at >= ? AND ${PASSING}`, runId, visit, since)?.n ?? 1
  return last.at + pauseAfter(tries)
}

/** A provider that was away is not the debtor's failure: the gate is asked again, with a key of its own, while the node may wait. */
export function afterRefusal(sql: Sql, deps: Deps, args: StepArgs): StepOutcome {
  const untilMs = nextTryMs(sql, args)
  const lastMs = (args.firstMs ?? args.openedMs) + maxDeferralOf(deps.plans.get(args.planHash), args.at)
  if (untilMs === undefined || untilMs > lastMs) return FAILED
  return { kind: 'defer', untilMs, sleepMs: deps.clock.sleepMs(untilMs) }
}

/** Stores a refusal. A passing fault leaves the visit where it is; one for good fails it at once. */
export function refused(sql: Sql, one: { deps: Deps; args: StepArgs; row: ContactRecord; answer: Extract<SendResult, { kind: 'refused' }> }): void {
  const { deps, args, row, answer: { code, permanent } } = one
  if (!settleContact(sql, row.id, { status: 'failed', result: { code, permanent }, nowMs: deps.clock.nowMs(), from: ['sending'] })) return
  const next = afterRefusal(sql, deps, args)
  if (next.kind !== 'defer') return
  setPlace(sql, { runId: row.runId, seq: row.visitSeq }, { state: 'postponed', because: { rules: [PROVIDER_RULE], law: false }, nextAt: next.untilMs })
}
