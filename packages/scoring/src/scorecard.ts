import { z } from 'zod'
import { OutcomeName, Words } from '@parcours/journey'

/**
 * One bin of a variable. Numbers: over `min`, up to and including `max` (right-closed); a bound left out is
 * open. Words and codes: one of `values`. `missing`: what is not known.
 */
export const Bin = z.strictObject({
  min: z.number().optional(),
  max: z.number().optional(),
  values: z.array(z.union([z.string(), z.number(), z.boolean()])).min(1).optional(),
  missing: z.literal(true).optional(),
  points: z.number(),
  /** Said when this bin costs points: "two instalments late". */
  reason: Words,
})
export type Bin = z.infer<typeof Bin>

export const ScorecardVariable = z.strictObject({
  /** Path of the fact: `case.dpd`, `attr.utilisation`. */
  fact: z.string().regex(/^[a-z]+\.\S.*$/, 'a fact is named group.name'),
  label: Words,
  bins: z.array(Bin).min(1).max(20),
  /** Average points of the population it was fitted on: what "neither better nor worse" means. */
  neutralPoints: z.number(),
  /** Information value, which orders reasons of equal loss. */
  iv: z.number().min(0).optional(),
})
export type ScorecardVariable = z.infer<typeof ScorecardVariable>

/** Points table as data. The score is the sum of one bin of each variable and `basePoints`. */
export const Scorecard = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/, 'a scorecard id is lower-case letters, digits and -'),
  version: z.int().min(1),
  name: Words,
  /** What it predicts, in words (domain rule 16). */
  target: Words,
  horizonDays: z.int().min(1).max(730),
  /** Whether a higher score makes the target more or less likely. */
  direction: z.enum(['higher_is_more_likely', 'higher_is_less_likely']),
  basePoints: z.number().default(0),
  /** `score` points are odds of `odds` to 1 of the target; every `pdo` points double them. */
  scale: z.strictObject({ pdo: z.number().positive(), score: z.number(), odds: z.number().positive() }).optional(),
  variables: z.array(ScorecardVariable).min(1).max(50),
  /** Names that no variable may read: protected attributes and their close proxies. */
  excludedAttributes: z.array(z.string()),
  /** A case is in the band with the highest `minScore` that it reaches; the lowest band takes the rest. */
  bands: z.array(z.strictObject({ name: OutcomeName, minScore: z.number() })),
})
export type Scorecard = z.infer<typeof Scorecard>
