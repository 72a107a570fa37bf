import { z } from 'zod'
import type { Words } from '@parcours/journey'
import { FACT_GROUPS, type FactGroup, type FactSpec, type FactType, type FactUnit, type GroupName, type OpenGroupName } from './fact-table.ts'

type ValueOf<T extends FactType> = T extends 'bool' ? boolean : T extends 'string' ? string : number
type TypeOfFact<S> = S extends FactSpec<infer T> ? ValueOf<T> : never
type ClosedFacts = {
  [G in GroupName]: { [F in keyof (typeof FACT_GROUPS)[G]['facts']]: TypeOfFact<(typeof FACT_GROUPS)[G]['facts'][F]> | null }
}

export type Scalar = string | number | boolean | null
/**
 * What is known of a case at one instant. Integers are plain numbers here (minor units, days, counts);
 * null means not known. `attr` holds imported columns, `event` the data of the event being looked at.
 */
export type Facts = ClosedFacts & Record<OpenGroupName, Record<string, Scalar>>
/** Groups and facts that are left out are unknown. */
export type PartialFacts = { [G in GroupName]?: Partial<ClosedFacts[G]> } & { [G in OpenGroupName]?: Record<string, Scalar> }

const SCHEMA_OF: Record<FactType, z.ZodType> = {
  int: z.int(), double: z.number(), string: z.string(), bool: z.boolean(),
}
const groups: [string, FactGroup][] = Object.entries(FACT_GROUPS)

function groupSchema(group: FactGroup) {
  const shape = Object.entries(group.facts).map(([name, spec]) =>
    [name, SCHEMA_OF[spec.type].nullable().default(null).meta({ label: spec.label, unit: spec.unit })])
  return z.strictObject(Object.fromEntries(shape)).prefault({})
}

const open = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({})

// The object is built in a loop over the table, so its type is written once above; a test holds the two equal.
export const Facts = z.strictObject({
  ...Object.fromEntries(groups.map(([name, group]) => [name, groupSchema(group)])),
  attr: open,
  event: open,
}) as unknown as z.ZodType<Facts, PartialFacts>

/** A fact as a flat row: for completion, documentation and did-you-mean. */
export interface FactRow {
  path: string
  type: FactType
  label: Words
  example: number | string | boolean
  unit?: FactUnit
}

/** All closed facts, in the order of the table. */
export const FACTS: readonly FactRow[] = groups.flatMap(([name, group]) =>
  Object.entries(group.facts).map(([fact, spec]) => ({ path: `${name}.${fact}`, ...spec })))

/** Fills what is left out with null. Does not check types: parse with `Facts` at a border. */
export function factsOf(known: PartialFacts): Facts {
  const filled = groups.map(([name, group]) => {
    const given: Record<string, unknown> = known[name as GroupName] ?? {}
    return [name, Object.fromEntries(Object.keys(group.facts).map((f) => [f, given[f] ?? null]))]
  })
  // Same shape as the schema, by the same loop.
  return { ...Object.fromEntries(filled), attr: known.attr ?? {}, event: known.event ?? {} } as Facts
}

/** The examples of the table as one case: for previews and tests. */
export const sampleFacts = (): Facts =>
  factsOf(Object.fromEntries(groups.map(([name, group]) =>
    [name, Object.fromEntries(Object.entries(group.facts).map(([f, s]) => [f, s.example]))])))
