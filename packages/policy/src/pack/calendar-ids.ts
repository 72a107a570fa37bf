import type { PolicyPack } from './policy-pack.ts'

/** Every calendar that these packs may ask for, regional ones included: what the caller must bring. */
export function calendarIdsOf(packs: readonly PolicyPack[]): string[] {
  const ids = packs.flatMap((pack) =>
    (pack.holidays ?? []).flatMap((rule) => [rule.calendar, ...(rule.regional ?? []).map(({ extra }) => extra)]),
  )
  return [...new Set(ids)].sort()
}
