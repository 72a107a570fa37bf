/** A stream of numbers in [0, 1). */
export type Draw = () => number

/** Chance that repeats: the same key gives the same stream on every machine (FNV-1a into mulberry32). */
export function drawsOf(key: string): Draw {
  let state = 0x811c9dc5
  for (let i = 0; i < key.length; i++) state = Math.imul(state ^ key.charCodeAt(i), 0x01000193) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** From `low` to `high`, both included. */
export const between = (draw: Draw, low: number, high: number): number => low + Math.floor(draw() * (high - low + 1))

export function oneOf<T>(draw: Draw, list: readonly T[]): T {
  const found = list[Math.floor(draw() * list.length)]
  if (found === undefined) throw new Error('nothing to draw from')
  return found
}
