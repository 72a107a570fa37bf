import { addCalendarDaysAt, localInstant, localParts } from '@parcours/clock'
import type { OfferBounds } from '@parcours/node-kit'
import { arrearsOf, type CaseSnapshot, type OfferOption } from '@parcours/store'

const MOST_OPTIONS = 3

/**
 * At most three ways to pay the arrears inside the bounds (domain rule 5): the fewest instalments, the most,
 * and one between. Equal parts, the remainder on the last; monthly, on the payday if it is known.
 */
export function optionsFor(bounds: OfferBounds, at: { snapshot: CaseSnapshot; nowMs: number; zone: string }): OfferOption[] {
  const total = arrearsOf(at.snapshot.debts)
  const most = Math.max(1, Math.min(bounds.maxInstalments, Math.floor(total / Math.max(1, bounds.minInstalmentCents))))
  const counts = [...new Set([Math.min(2, most), Math.ceil(most / 2), most])].sort((a, b) => a - b).slice(0, MOST_OPTIONS)
  return counts.map((count, index) => ({ n: index + 1, instalments: instalments(total, count, { ...at, firstWithinDays: bounds.firstWithinDays }) }))
}

function instalments(total: number, count: number, at: { snapshot: CaseSnapshot; nowMs: number; zone: string; firstWithinDays: number }): OfferOption['instalments'] {
  const each = Math.floor(total / count)
  return Array.from({ length: count }, (_, i) => {
    const dueDate = dateOf(i, at)
    const amountCents = i === count - 1 ? total - each * (count - 1) : each
    // Due until the end of that day where the person lives.
    return { n: i + 1, amountCents, dueDate, dueAtMs: localInstant(dueDate, '24:00', at.zone) }
  })
}

function dateOf(month: number, at: { snapshot: CaseSnapshot; nowMs: number; zone: string; firstWithinDays: number }): string {
  const first = localParts(addCalendarDaysAt(at.nowMs, Math.max(1, at.firstWithinDays), { zone: at.zone }), at.zone).date
  if (month === 0) return first
  const [year, m, day] = first.split('-').map(Number) as [number, number, number]
  const wanted = at.snapshot.person.payday ?? day
  const start = new Date(Date.UTC(year, m - 1 + month, 1))
  const last = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate()
  return `${start.toISOString().slice(0, 8)}${String(Math.min(wanted, last)).padStart(2, '0')}`
}
