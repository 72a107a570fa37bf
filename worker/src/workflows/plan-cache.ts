import type { Plan } from '@parcours/journey'

const byHash = new Map<string, Plan>()
const hashes = new WeakMap<object, string>()

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const member of Object.values(value)) deepFreeze(member)
  return Object.freeze(value)
}

/** One frozen plan for each hash. Sound for replay because the key is the hash of the content. */
export function planFromPayload(hash: string, json: () => string): Plan {
  const known = byHash.get(hash)
  if (known) return known
  // Written by our own compiler and checked by its hash in the codec: no second parse with a schema here.
  const plan = deepFreeze(JSON.parse(json()) as Plan)
  byHash.set(hash, plan)
  hashes.set(plan, hash)
  return plan
}

export const hashOfPlan = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null ? hashes.get(value) : undefined
