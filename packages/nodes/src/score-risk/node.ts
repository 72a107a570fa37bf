import type { CheckContext, Finding, Lowered, Words } from '@parcours/journey'
import { defineNode, namedOutcome, outcome } from '@parcours/node-kit'
import { error } from '../lib/finding.ts'
import { nameFindings, sameNames } from '../lib/names.ts'
import { counted, dotted, nameOf, quoted, words } from '../lib/words.ts'
import { ScoreRiskConfig } from './config.ts'
import { score } from './run.ts'

/** Score, band and reasons by a points table; all of it is kept with the visit. */
export const scoreRisk = defineNode({
  type: 'score-risk',
  category: 'decide',
  icon: 'gauge',
  label: { en: 'Score risk', fr: 'Score de risque' },
  hint: { en: 'A scorecard sorts cases into bands', fr: 'Une grille de score répartit les dossiers' },
  config: ScoreRiskConfig,
  defaults: ScoreRiskConfig.parse({}),
  outcomes: (config) => [...new Set(config.bands)].map(namedOutcome).concat(outcome('not_scored')),
  sentence,
  check,
  lower: (): Lowered[] => [{ label: 'score', op: 'act', step: 'score', contact: false, on: {} }],
  steps: { score: { kind: 'local', run: score } },
})

/** `“self-cure” v3 · 2 bands`. */
function sentence({ scorecardId, bands }: ScoreRiskConfig): Words {
  if (scorecardId === '') return words('No scorecard chosen yet', 'Aucune grille choisie')
  const version = scorecardId.split('@')[1]
  const name = quoted(nameOf(scorecardId))
  return dotted(
    version === undefined ? name : words(`${name.en} v${version}`, `${name.fr} v${version}`),
    counted(bands.length, ['band', 'bands'], ['classe', 'classes']),
  )
}

function check(config: ScoreRiskConfig, context: CheckContext): Finding[] {
  const { scorecardId, bands } = config
  const names = nameFindings(bands, {
    path: (index) => `bands.${index}`,
    taken: ['not_scored'],
    rename: (index, name) => ({ ...config, bands: bands.with(index, name) }),
  })
  if (scorecardId === '') {
    return [error('missing-scorecard', words('Choose a scorecard', 'Choisissez une grille de score'), { path: 'scorecardId' }), ...names]
  }
  const card = context.scorecard(scorecardId)
  if (!card) {
    return [error('unknown-scorecard', words(
      `There is no scorecard ${scorecardId}`, `La grille ${scorecardId} n’existe pas`,
    ), { path: 'scorecardId' }), ...names]
  }
  if (sameNames(card.bands, bands)) return names
  return [error('bands-differ', words(
    `The scorecard gives other bands: ${card.bands.join(', ')}`, `La grille donne d’autres classes : ${card.bands.join(', ')}`,
  ), {
    path: 'bands', fix: { label: words('Take them', 'Les reprendre'), config: { ...config, bands: card.bands } },
  }), ...names]
}
