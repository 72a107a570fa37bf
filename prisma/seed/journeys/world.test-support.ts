import { checkExpression } from '@parcours/facts'
import type { CheckContext, Journey } from '@parcours/journey'
import { SELF_CURE } from '@parcours/scoring'
import { DEFAULT_TEXTS } from '@parcours/texts'

export const endReasons = (journey: Journey): string[] =>
  journey.nodes.filter((n) => n.type === 'end').map((n) => String(n.config.reason))

/** The world as the server knows it once `live` journeys are published: real texts, real scorecard, real CEL. */
export const worldWith = (live: readonly Journey[]): CheckContext => ({
  expression: (source, expects) => {
    const checked = checkExpression(source, { expects })
    return checked.ok ? [] : checked.issues.map((issue) => ({ message: issue.message.en, from: issue.from, to: issue.to }))
  },
  text: (id) => {
    const text = DEFAULT_TEXTS.find((one) => `${one.id}@${one.version}` === id)
    const variables = [...JSON.stringify(text?.languages ?? {}).matchAll(/\b([a-z]+(?:\.[A-Za-z]+)+)\b/g)].map(([path]) => path)
    return text && { channel: text.channel, variables, withdrawn: false }
  },
  scorecard: (id) => (id === `${SELF_CURE.id}@${SELF_CURE.version}` ? { bands: SELF_CURE.bands.map((band) => band.name) } : undefined),
  journey: (slug) => {
    const found = live.find((one) => one.slug === slug)
    return found && { reasons: endReasons(found) }
  },
  queue: (name) => ['general', 'hardship', 'disputes', 'complaints', 'inbound', 'payments', 'care', 'legal', 'field'].includes(name),
})
