import { CONTROL } from '@parcours/engine'
import { checkExpression } from '@parcours/facts'
import type { CheckContext, Plan } from '@parcours/journey'
import { TextContent } from '@parcours/texts'
import { allScorecards, allTexts, getSetting, liveJourneys, type Db } from '@parcours/store'

export const DEFAULT_QUEUES = ['general', 'hardship', 'disputes', 'complaints', 'inbound', 'payments', 'care', 'legal', 'field'] as const

/** Names of variables in a template: `{{ link.offer }}` and tags that read them. */
const variablesOf = (source: string): string[] => [...source.matchAll(/\b([a-z]+(?:\.[A-Za-z]+)+)\b/g)].map((m) => m[1] ?? '')

/** What the node types may ask while a journey is checked, read once for one check. */
export function checkContext(db: Db): CheckContext {
  const texts = new Map(allTexts(db.read).map((row) => [row.id, row]))
  const cards = new Map((allScorecards(db.read) as { id: string; version: number; bands: { name: string }[] }[]).map((card) => [`${card.id}@${card.version}`, card]))
  const live = new Map(liveJourneys(db.read).map((one) => [one.version.slug, one]))
  const queues = new Set(getSetting<string[]>(db.read, 'queues') ?? DEFAULT_QUEUES)
  return {
    expression: (source, expects) => {
      const checked = checkExpression(source, { expects })
      return checked.ok ? [] : checked.issues.map(({ message, from, to }) => ({ message, from, to }))
    },
    text: (id) => {
      const row = texts.get(id)
      if (!row) return undefined
      const languages = Object.values(JSON.parse(row.languages) as Record<string, unknown>).flatMap((one) => TextContent.safeParse(one).data ?? [])
      const variables = languages.flatMap((one) => variablesOf([one.subject ?? '', one.body, one.afterIdentity ?? ''].join(' ')))
      return { channel: row.channel, variables: [...new Set(variables)], withdrawn: row.withdrawnAt !== null }
    },
    scorecard: (id) => {
      const card = cards.get(id)
      return card && { bands: card.bands.map((band) => band.name) }
    },
    journey: (slug) => {
      const one = live.get(slug)
      return one && { reasons: endReasons(one.info.plan) }
    },
    queue: (name) => queues.has(name),
  }
}


/** Reasons that a caller can meet: those of the drawn End nodes, not of the observed lane. */
export const endReasons = (plan: Plan): string[] =>
  plan.instructions.flatMap((i) => (i.op === 'end' && plan.nodes[i.node]?.id !== CONTROL ? [i.reason] : []))
