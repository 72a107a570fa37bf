import type { CaseSnapshot } from './snapshot.ts'
import type { DebtRecord } from './rows.ts'

type Scalar = string | number | boolean | null
type FactGroups = Record<string, Record<string, Scalar>>

const DAY = 86_400_000
const daysSince = (ms: number | null | undefined, nowMs: number): number | null =>
  ms === null || ms === undefined ? null : Math.floor((nowMs - ms) / DAY)

/** Days past due of a date, counted in whole days of UTC: the due day itself is 0. */
export const daysPastDue = (dueDate: string, nowMs: number): number => Math.floor((nowMs - Date.parse(`${dueDate}T00:00:00Z`)) / DAY)

export const isOpen = (debt: DebtRecord): boolean => debt.status === 'open' || debt.status === 'disputed'
export const arrearsOf = (debts: readonly DebtRecord[]): number =>
  debts.filter(isOpen).reduce((sum, debt) => sum + Math.max(0, debt.arrearsCents), 0)

/** The facts of a case in the paths of @parcours/facts; what is not known is null. */
export function factsOfCase(snapshot: CaseSnapshot, nowMs: number): FactGroups {
  return {
    case: caseFacts(snapshot, nowMs),
    person: personFacts(snapshot),
    promise: promiseFacts(snapshot, nowMs),
    plan: planFacts(snapshot),
    score: {
      value: snapshot.score?.value ?? null, band: snapshot.score?.band ?? null,
      card: snapshot.score?.card ?? null, daysAgo: daysSince(snapshot.score?.at, nowMs),
    },
    contact: contactFacts(snapshot, nowMs),
    payment: {
      count: snapshot.payments.count, totalCents: snapshot.payments.totalCents, lastAmountCents: snapshot.payments.lastCents,
      lastDaysAgo: daysSince(snapshot.payments.lastAt, nowMs), reversedCount: snapshot.payments.reversed,
    },
    dispute: { open: snapshot.suspensions.some((s) => s.kind === 'dispute') },
    attr: attributesOf(snapshot.debts),
  }
}

function caseFacts({ debts, currency, portfolio }: CaseSnapshot, nowMs: number): Record<string, Scalar> {
  const open = debts.filter(isOpen)
  const late = open.filter((debt) => debt.arrearsCents > 0)
  const oldest = late[0]?.dueDate ?? null
  return {
    arrearsCents: arrearsOf(debts), balanceCents: open.reduce((sum, d) => sum + d.balanceCents, 0),
    dpd: oldest === null ? 0 : Math.max(0, daysPastDue(oldest, nowMs)), debtCount: open.length, currency,
    portfolio: portfolio.id, creditor: portfolio.creditor,
    collector: portfolio.collector === 'creditor' ? 'own_name' : 'agency', oldestDueDate: oldest,
  }
}

function personFacts({ person, points }: CaseSnapshot): Record<string, Scalar> {
  const usable = (kind: string) => points.some((p) => p.kind === kind && p.wrongAt === null && p.undeliveredAt === null)
  return {
    type: person.type, language: person.language, country: person.country, postcode: person.postcode,
    vulnerable: person.vulnerable === 1, strategic: person.strategic === 1,
    hasMobile: usable('mobile'), hasEmail: usable('email'), hasAddress: usable('post'), payday: person.payday,
  }
}

function promiseFacts({ promises }: CaseSnapshot, nowMs: number): Record<string, Scalar> {
  const open = promises.find((p) => p.status === 'open')
  return {
    open: open !== undefined, amountCents: open?.amountCents ?? null, dueDate: open?.dueDate ?? null,
    brokenCount90d: promises.filter((p) => p.status === 'broken' && (p.closedAt ?? 0) > nowMs - 90 * DAY).length,
    keptCount: promises.filter((p) => p.status === 'kept').length,
  }
}

function planFacts({ plan }: CaseSnapshot): Record<string, Scalar> {
  const left = plan?.instalments.filter((i) => i.paidCents < i.amountCents) ?? []
  return {
    active: plan?.status === 'active', nextDueDate: left[0]?.dueDate ?? null,
    remainingCents: plan ? left.reduce((sum, i) => sum + i.amountCents - i.paidCents, 0) : null,
    missedCount: plan ? plan.instalments.filter((i) => i.missed === 1).length : null,
  }
}

function contactFacts({ contacts }: CaseSnapshot, nowMs: number): Record<string, Scalar> {
  const within = (days: number) => contacts.filter((c) => c.at > nowMs - days * DAY && c.channel !== 'letter').length
  const last = contacts[0]
  return {
    attempts7d: within(7), attempts30d: within(30), lastChannel: last?.channel ?? null, lastDaysAgo: daysSince(last?.at, nowMs),
    replyCount: contacts.filter((c) => c.repliedAt !== null).length,
    rightPartyCount: contacts.filter((c) => c.outcome === 'right_party' || c.outcome === 'conversation').length,
  }
}

/** Imported columns of all debts: numbers are the worst (highest), the rest the oldest debt's. */
function attributesOf(debts: readonly DebtRecord[]): Record<string, Scalar> {
  const merged: Record<string, Scalar> = {}
  for (const debt of debts) {
    for (const [name, value] of Object.entries(JSON.parse(debt.attributes) as Record<string, Scalar>)) {
      const known = merged[name]
      if (known === undefined || known === null) merged[name] = value
      else if (typeof known === 'number' && typeof value === 'number') merged[name] = Math.max(known, value)
    }
  }
  return merged
}
