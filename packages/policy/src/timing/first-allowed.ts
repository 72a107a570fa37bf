import type { Hours, TimeRule } from './time-rule.ts'

/** No calendar rests for a month: past it the hours of the places have nothing in common. */
const HORIZON_MS = 31 * 86_400_000

export type FirstAllowed =
  | { kind: 'at'; ms: number; rules: string[] }
  | { kind: 'never'; rules: string[] }
  | { kind: 'unknown'; rule: string }

/**
 * The first instant from `fromMs` on that every rule allows, and the ids of those that moved it, in the order in which
 * they did. The latest wish wins and all are asked again, until none moves it: a deferral may land on a holiday.
 */
export function firstAllowed(rules: readonly TimeRule[], fromMs: number): FirstAllowed {
  const moved = new Set<string>()
  let ms = fromMs
  let horizonMs: number | undefined
  for (;;) {
    let latest = ms
    for (const rule of rules) {
      const wish = rule.earliest(ms)
      if (wish === 'unknown') return { kind: 'unknown', rule: rule.id }
      if (wish > ms) moved.add(rule.id)
      latest = Math.max(latest, wish)
    }
    if (latest === ms) return { kind: 'at', ms, rules: [...moved] }
    // Counted from the first deferral, so that a long cooldown is not taken for hours that never come.
    horizonMs ??= latest + HORIZON_MS
    if (latest > horizonMs) return { kind: 'never', rules: [...moved] }
    ms = latest
  }
}

/** The stretch around an allowed instant in which all rules stay open. */
export function commonHours(rules: readonly TimeRule[], ms: number): Hours {
  const hours: Hours = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY }
  for (const rule of rules) {
    const own = rule.hours?.(ms)
    if (!own) continue
    hours.fromMs = Math.max(hours.fromMs, own.fromMs)
    hours.toMs = Math.min(hours.toMs, own.toMs)
  }
  return hours
}
