import { addCalendarDaysAt, addWorkingDays, localInstant, localParts, type WorkingCalendar } from '@parcours/clock'
import type { DeadlineSpec } from '@parcours/journey'
import type { CaseSnapshot } from '@parcours/store'

export interface DeadlineContext {
  nowMs: number
  /** When the run entered. */
  entryMs: number
  data: Record<string, string | number | boolean>
  snapshot: CaseSnapshot
  zone: string
  calendar: WorkingCalendar
}

const UNIT_MS = { minutes: 60_000, hours: 3_600_000 }

/**
 * The absolute instant of a wait (domain rule 7), business ms; undefined when what it counts from is not known
 * (no payday, no open promise), which the caller treats as already past.
 */
export function deadlineOf(spec: DeadlineSpec, context: DeadlineContext): number | undefined {
  const from = anchorOf(spec, context)
  if (from === undefined) return undefined
  if (spec.from === 'days_past_due') return atTime(from, spec.amount, spec, context)
  if (spec.unit === 'minutes' || spec.unit === 'hours') return from + spec.amount * UNIT_MS[spec.unit]
  if (spec.unit === 'working_days') return addWorkingDays(from, spec.amount, { calendar: context.calendar, zone: context.zone, at: spec.at })
  return atTime(from, spec.amount, spec, context)
}

function anchorOf(spec: DeadlineSpec, context: DeadlineContext): number | undefined {
  const day = (date: string | undefined | null) => (date ? localInstant(date, spec.at ?? '00:00', context.zone) : undefined)
  switch (spec.from) {
    case 'now': return context.nowMs
    case 'entry': return context.entryMs
    case 'due_date':
    case 'days_past_due': return day(context.snapshot.debts.find((d) => d.arrearsCents > 0)?.dueDate ?? context.snapshot.debts[0]?.dueDate)
    case 'promise_date': return day(context.snapshot.promises.find((p) => p.status === 'open')?.dueDate)
    case 'payday': return nextPayday(context)
    case 'data': {
      const value = spec.key === undefined ? undefined : context.data[spec.key]
      return typeof value === 'number' ? value : undefined
    }
  }
}

function nextPayday({ snapshot, nowMs, zone }: DeadlineContext): number | undefined {
  const { payday } = snapshot.person
  if (payday === null) return undefined
  const today = localParts(nowMs, zone).date
  const [year, month] = today.split('-').map(Number) as [number, number]
  for (let i = 0; i < 3; i++) {
    const first = new Date(Date.UTC(year, month - 1 + i, 1))
    const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
    const date = `${first.toISOString().slice(0, 8)}${String(Math.min(payday, last)).padStart(2, '0')}`
    if (date >= today) return localInstant(date, '00:00', zone)
  }
  return undefined
}

function atTime(from: number, days: number, spec: DeadlineSpec, { zone }: DeadlineContext): number {
  return addCalendarDaysAt(from, days, { zone, at: spec.at })
}
