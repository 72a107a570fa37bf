/**
 * Which keys a file has named, and on which line. Keys are held as 64-bit hashes in flat arrays, some 30 bytes each: a
 * Map of two million references would take ten times that. Two different keys meet once in ten million such files.
 */
export class SeenLines {
  private size = 0
  private high = new Uint32Array(1024)
  private low = new Uint32Array(1024)
  private line = new Uint32Array(1024)

  /** @returns the line on which the key was seen before; undefined the first time, which is noted */
  note(key: string, line: number): number | undefined {
    if (this.size * 2 > this.line.length) this.grow()
    const [high, low] = hashOf(key)
    const at = this.slotOf(high, low)
    const known = this.line[at]
    if (known) return known
    this.put(at, { high, low, line })
    this.size += 1
    return undefined
  }

  /** For keys that may come again: how many times this one has come, now included. */
  count(key: string): number {
    const before = this.note(key, 1) ?? 0
    const [high, low] = hashOf(key)
    const line = before + 1
    if (before > 0) this.put(this.slotOf(high, low), { high, low, line })
    return line
  }

  private put(at: number, one: { high: number; low: number; line: number }): void {
    this.high[at] = one.high
    this.low[at] = one.low
    this.line[at] = one.line
  }

  /** Its own slot, or the first free one; line 0 is free. */
  private slotOf(high: number, low: number): number {
    const mask = this.line.length - 1
    let at = low & mask
    while (this.line[at] !== 0 && (this.high[at] !== high || this.low[at] !== low)) at = (at + 1) & mask
    return at
  }

  private grow(): void {
    const { high, low, line } = this
    this.high = new Uint32Array(line.length * 2)
    this.low = new Uint32Array(line.length * 2)
    this.line = new Uint32Array(line.length * 2)
    for (let i = 0; i < line.length; i++) {
      const [h = 0, l = 0, n = 0] = [high[i], low[i], line[i]]
      if (n !== 0) this.put(this.slotOf(h, l), { high: h, low: l, line: n })
    }
  }
}

/** Two independent 32-bit multiplicative hashes (cyrb53's mixing, both halves kept). */
function hashOf(key: string): [high: number, low: number] {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i)
    high = Math.imul(high ^ code, 2_654_435_761)
    low = Math.imul(low ^ code, 1_597_334_677)
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  return [high >>> 0, low >>> 0]
}
