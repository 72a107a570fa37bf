import { sortKeys, type Issue, type Journey, type Plan } from '@parcours/journey'
import { inspect, type CheckOptions } from '../validate/inspection.ts'
import { issuesOf } from '../validate/validate.ts'
import { assemble } from './assemble.ts'

export type Compiled =
  /** `json` is the canonical text of the plan: its SHA-256 is the plan's hash. */
  | { ok: true; plan: Plan; json: string; issues: Issue[] }
  | { ok: false; issues: Issue[] }

/**
 * Turns a drawing into its plan, or says why it cannot be published (any issue of severity error). The same
 * drawing gives the same bytes, whatever the order of its arrays, the ids of its edges, its names and places.
 */
export function compile(journey: Journey, options: CheckOptions): Compiled {
  const inspection = inspect(journey, options)
  const issues = issuesOf(inspection)
  if (issues.some((issue) => issue.severity === 'error')) return { ok: false, issues }
  const json = planJson(assemble(inspection))
  // Read back, so that the plan is what its bytes say: keys in order, nothing undefined.
  return { ok: true, plan: JSON.parse(json) as Plan, json, issues }
}

/** Canonical text of a plan: sorted keys, no spaces. */
export const planJson = (plan: Plan): string => JSON.stringify(sortKeys(plan))
