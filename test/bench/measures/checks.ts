import { checkExpression } from '@parcours/facts'
import type { CheckContext } from '@parcours/journey'
import { SELF_CURE } from '@parcours/scoring'
import { DEFAULT_TEXTS } from '@parcours/texts'

/** What node types may ask while they are checked, with the product's own texts, scorecard and expression checker. */
export function checksOfBench(): CheckContext {
  const texts = new Map(DEFAULT_TEXTS.map((text) => [`${text.id}@${text.version}`, text]))
  const card = { bands: SELF_CURE.bands.map(({ name }) => name) }
  return {
    expression: (source, expects) => {
      const checked = checkExpression(source, { expects })
      return checked.ok ? [] : checked.issues.map(({ message, from, to }) => ({ message, from, to }))
    },
    text: (id) => {
      const text = texts.get(id)
      return text && { channel: text.channel, variables: [], withdrawn: false }
    },
    scorecard: (id) => (id === `${SELF_CURE.id}@${SELF_CURE.version}` ? card : undefined),
    journey: () => undefined,
    queue: () => true,
  }
}
