/** Readers of URL search params: what is not of the shape is as good as absent, so an old link never fails. */
export type RawSearch = Record<string, unknown>

export function textOf(raw: RawSearch, name: string): string | undefined {
  const value = raw[name]
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function countOf(raw: RawSearch, name: string): number | undefined {
  const value = Number(raw[name])
  return raw[name] !== undefined && Number.isInteger(value) && value >= 0 ? value : undefined
}

export function oneOf<V extends string>(raw: RawSearch, name: string, allowed: readonly V[]): V | undefined {
  return allowed.find((value) => value === raw[name])
}
