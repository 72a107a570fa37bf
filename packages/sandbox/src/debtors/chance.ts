import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** A stream of chance that depends on its keys alone: never on the order in which people are treated. */
export interface Chance {
  /** Uniform in [0, 1). */
  next(): number
  below(share: number): boolean
  /** One key of the weights, by share of their sum. */
  pick<T extends string | number>(weights: Iterable<readonly [T, number]>): T
  /** Log-normal around `median`: most answers come soon, some much later. */
  around(median: number): number
}

/** The stream of (seed, keys): the same keys give the same draws in every run of the demo. */
export function chance(seed: number, ...keys: (string | number)[]): Chance {
  const generator = xoroshiro128plus(mix(`${seed}|${keys.join('|')}`))
  // The generator starts from a sparse state: its first outputs of neighbouring seeds resemble each other.
  for (let i = 0; i < 16; i += 1) generator.next()
  const next = () => uniformFloat64(generator)
  return {
    next,
    below: (share) => next() < share,
    pick: (weights) => pick([...weights], next()),
    around: (median) => median * Math.exp(normal(next(), next()) * 0.8),
  }
}

function pick<T>(weights: (readonly [T, number])[], u: number): T {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
  let left = u * total
  for (const [value, weight] of weights) {
    left -= weight
    if (left < 0) return value
  }
  const last = weights.at(-1)
  if (!last) throw new Error('nothing to pick from')
  return last[0]
}

/** Box-Muller. */
const normal = (u: number, v: number) => Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v)

/** FNV-1a with the finaliser of MurmurHash3: 32 well mixed bits. */
function mix(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) | 0
}
