/** Day, month and year as typed -> `YYYY-MM-DD`; null when they name no day. */
export function birthDateOf(day: string, month: string, year: string): string | null {
  const [d, m, y] = [day, month, year].map((text) => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN))
  if (d === undefined || m === undefined || y === undefined || !(y >= 1900 && y <= 2100)) return null
  const date = new Date(Date.UTC(y, m - 1, d))
  // 31 February would roll over into March.
  const real = date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d
  return real ? date.toISOString().slice(0, 10) : null
}
