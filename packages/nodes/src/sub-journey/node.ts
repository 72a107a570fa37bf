import { z } from 'zod'
import type { CheckContext, Finding, Lowered, Words } from '@parcours/journey'
import { defineNode, namedOutcome, outcome } from '@parcours/node-kit'
import { field } from '../lib/field.ts'
import { error, warning } from '../lib/finding.ts'
import { nameFindings, sameNames } from '../lib/names.ts'
import { dotted, quoted, words } from '../lib/words.ts'

const SubJourneyConfig = z.strictObject({
  journey: field(z.string().max(61).default(''), { label: { en: 'Journey', fr: 'Parcours' }, control: 'journey-picker' }),
  awaitEnd: field(z.boolean().default(true), { label: { en: 'Wait for its end', fr: 'Attendre sa fin' }, control: 'switch' }),
  reasons: field(z.array(z.string().max(60)).max(20).default(['done']), {
    label: { en: 'Its end reasons', fr: 'Ses motifs de fin' }, control: 'names', showIf: { field: 'awaitEnd', is: [true] },
    help: { en: 'Each is a way out', fr: 'Chacun est une issue' },
  }),
})
type SubJourneyConfig = z.infer<typeof SubJourneyConfig>

/** Enrols the same case in another journey, in the place of this one. */
export const subJourney = defineNode({
  type: 'sub-journey',
  category: 'flow',
  icon: 'workflow',
  label: { en: 'Sub-journey', fr: 'Sous-parcours' },
  hint: { en: 'Runs another journey for this case', fr: 'Lance un autre parcours pour ce dossier' },
  config: SubJourneyConfig,
  defaults: SubJourneyConfig.parse({}),
  outcomes: ({ awaitEnd, reasons }) =>
    [...(awaitEnd ? [...new Set(reasons)].map(namedOutcome) : [outcome('started')]), outcome('refused')],
  sentence: ({ journey, awaitEnd }): Words => {
    if (journey === '') return words('No journey chosen yet', 'Aucun parcours choisi')
    return dotted(quoted(journey), awaitEnd ? words('waits for its end', 'attend sa fin') : words('does not wait', 'sans attendre'))
  },
  check,
  lower: ({ journey, awaitEnd }): Lowered[] => [{ label: 'call', op: 'call', journey, await: awaitEnd }],
})

function check(config: SubJourneyConfig, context: CheckContext): Finding[] {
  const { journey, awaitEnd, reasons } = config
  const names = awaitEnd ? nameFindings(reasons, {
    path: (index) => `reasons.${index}`,
    taken: ['refused', 'started'],
    rename: (index, name) => ({ ...config, reasons: reasons.with(index, name) }),
  }) : []
  if (journey === '') {
    return [error('missing-journey', words('Choose a journey', 'Choisissez un parcours'), { path: 'journey' }), ...names]
  }
  const child = context.journey(journey)
  if (!child) {
    return [error('unknown-journey', words(
      `No journey “${journey}” is live`, `Aucun parcours « ${journey} » n’est en service`,
    ), { path: 'journey' }), ...names]
  }
  if (!awaitEnd || sameNames(child.reasons, reasons)) return names
  return [warning('reasons-differ', words(
    `Its End nodes say: ${child.reasons.join(', ')}`, `Ses fins disent : ${child.reasons.join(', ')}`,
  ), {
    path: 'reasons', fix: { label: words('Take them', 'Les reprendre'), config: { ...config, reasons: child.reasons } },
  }), ...names]
}
