import type { StepContext, StepResult } from '@parcours/node-kit'
import type { ScoreRiskConfig } from './config.ts'

/** The band, or `not_scored` where facts are missing or the card answers with a band that nobody drew. */
export function score({ config, services }: StepContext<ScoreRiskConfig>): StepResult {
  const { scorecardId } = config
  const scored = services.score(scorecardId)
  if (scored.kind === 'not_scored') return { result: 'not_scored', evidence: { scorecardId, missing: scored.missing } }
  const evidence = { scorecardId, score: scored.score, band: scored.band, reasons: scored.reasons }
  if (!config.bands.includes(scored.band)) return { result: 'not_scored', evidence }
  return { result: scored.band, data: { score: scored.score }, evidence }
}
