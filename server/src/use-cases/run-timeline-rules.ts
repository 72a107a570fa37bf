import { explain } from '@parcours/policy'
import type { DecisionRow } from '@parcours/store'
import type { RuleView } from '../routers/run-page-views.ts'

/** The rules of a decision in words, each with how firm its ground is. */
export const rulesOf = ({ rules }: Pick<DecisionRow, 'rules'>): RuleView[] =>
  (JSON.parse(rules) as string[]).map((rule) => {
    const { en, fr, label, sources } = explain(rule)
    return { rule, en, fr, status: label, sources }
  })

/** What proves a decision beside its rules: packs and versions, and the facts that were read. */
export function proofOf(decision: DecisionRow): Record<string, unknown> {
  return {
    verdict: decision.verdict,
    packs: (JSON.parse(decision.packs) as { id: string; version: string }[]).map(({ id, version }) => `${id}@${version}`),
    ...(decision.until !== null && { until: new Date(decision.until).toISOString(), law: decision.law === 1 }),
    inputs: JSON.parse(decision.inputs) as unknown,
  }
}
