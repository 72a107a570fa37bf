import { contactableDebts, type DecideInput } from '@parcours/policy'
import type { CaseSnapshot } from '@parcours/store'
import type { ContactQuestion } from './question.ts'

type Suspension = DecideInput['suspensions'][number]
export type ClaimQuestion = Pick<ContactQuestion, 'run' | 'snapshot' | 'nowMs'> & { suspends?: ContactQuestion['suspends'] }

export const debtsOf = (q: Pick<ContactQuestion, 'run' | 'snapshot'>): DecideInput['debts'][number][] =>
  q.snapshot.debts.map((debt) => ({ id: debt.id, status: debtStatus(q, debt.status, debt.arrearsCents) }))

/** A dispute about one debt does not hold the others; when none is left the contact is about all, and the verdict says why not. */
export function namedDebts(q: ClaimQuestion): string[] {
  const debts = debtsOf(q)
  const named = contactableDebts({ nowMs: q.nowMs, debts, suspensions: openQuestions(q) })
  return named.length > 0 ? named : debts.map((debt) => debt.id)
}

/** The case as a message may speak of it now: only debts that may be claimed. */
export function claimable(q: ClaimQuestion): CaseSnapshot {
  const named = new Set(namedDebts(q))
  return { ...q.snapshot, debts: q.snapshot.debts.filter((debt) => named.has(debt.id)) }
}

/** Cured is a matter of the case: what is left within the tolerance of this run counts as paid (domain rule 3). */
function debtStatus({ snapshot, run }: Pick<ContactQuestion, 'run' | 'snapshot'>, status: string, arrearsCents: number): DecideInput['debts'][number]['status'] {
  const arrears = snapshot.debts.reduce((sum, d) => sum + (d.status === 'open' ? Math.max(0, d.arrearsCents) : 0), 0)
  if (status === 'paid' || (status === 'open' && (arrears <= run.toleranceCents || arrearsCents <= 0))) return 'cured'
  const ended = ['settled', 'written_off', 'sold', 'placed', 'recalled'] as const
  return ended.find((s) => s === status) ?? 'open'
}

/** What holds a contact as long as nobody has closed it: stored questions, and running commitments. */
export function suspensionsOf(q: ContactQuestion): Suspension[] {
  // Reminders of a commitment are the commitment's own; everything else waits while it runs (domain rule 4).
  const commitments = q.intent.reminder ? [] : commitmentsOf(q.snapshot, q.nowMs)
  return [...openQuestions(q), ...commitments.filter((one) => q.suspends.has(one.kind))]
}

/** Stored open questions, those that this journey lets hold it. */
function openQuestions({ snapshot, suspends }: ClaimQuestion): Suspension[] {
  const stored = snapshot.suspensions.map((s): Suspension => ({
    kind: s.kind as Suspension['kind'],
    sinceMs: s.since,
    ...(s.until !== null && { untilMs: s.until }),
    written: true,
    inValidationPeriod: true,
    ...(s.debtId === null ? { scope: 'person' } : { scope: 'debt', debtId: s.debtId }),
  }))
  return suspends ? stored.filter((one) => suspends.has(one.kind)) : stored
}

const DAY = 86_400_000
/** Past the last day on which its watch can judge it, a commitment holds nobody up any more. */
const LONGEST_GRACE_MS = 6 * DAY

function commitmentsOf(snapshot: CaseSnapshot, nowMs: number): Suspension[] {
  const promise = snapshot.promises.find((p) => p.status === 'open' && nowMs < p.dueAt + LONGEST_GRACE_MS)
  const next = snapshot.plan?.instalments.find((i) => i.paidCents < i.amountCents)
  return [
    ...(promise ? [{ kind: 'promise_open', sinceMs: promise.createdAt, untilMs: promise.dueAt + LONGEST_GRACE_MS, scope: 'person' } as const] : []),
    ...(next && nowMs < next.dueAt + LONGEST_GRACE_MS ? [{ kind: 'plan_active', sinceMs: 0, untilMs: next.dueAt + LONGEST_GRACE_MS, scope: 'person' } as const] : []),
  ]
}
