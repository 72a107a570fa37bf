import { expressionVocabulary } from '@parcours/facts'
import { EVENT_TYPES } from '@parcours/journey'
import { builtInPacks } from '@parcours/policy'
import { allCalendars, allScorecards, allTexts, getSetting, liveJourneys } from '@parcours/store'
import { DEFAULT_QUEUES, endReasons } from '../checks.ts'
import { EVENT_WORDS, QUEUE_WORDS, wordsFor } from '../words.ts'
import { procedure, router } from './trpc.ts'
import type { CatalogView } from './views.ts'

export const catalogRouter = router({
  /** All that the canvas draws from: node types by manifest, and what their settings may name. */
  get: procedure.query(({ ctx: { deps } }): CatalogView => {
    const { read } = deps.db
    const vocabulary = expressionVocabulary()
    const cards = allScorecards(read) as { id: string; version: number; name: unknown; bands: { name: string }[] }[]
    return {
      nodes: [...deps.catalog.values()].map((definition) => definition.manifest),
      facts: vocabulary.facts.map(({ path, type, label }) => ({ path, type, label })),
      functions: vocabulary.functions.map((fn) => ({ name: fn.name, label: fn.label })),
      texts: allTexts(read).map((text) => ({ id: text.id, channel: text.channel as CatalogView['texts'][number]['channel'], name: text.name, withdrawn: text.withdrawnAt !== null })),
      scorecards: cards.map((card) => ({ id: `${card.id}@${card.version}`, name: nameOf(card.name, card.id), bands: card.bands.map((band) => band.name) })),
      queues: (getSetting<string[]>(read, 'queues') ?? [...DEFAULT_QUEUES]).map((name) => ({ name, label: wordsFor(QUEUE_WORDS, name) })),
      journeys: liveJourneys(read).map((live) => ({
        slug: live.version.slug, name: live.info.journey.name,
        reasons: endReasons(live.info.plan),
      })),
      eventTypes: EVENT_TYPES.map((name) => ({ name, label: wordsFor(EVENT_WORDS, name) })),
      calendars: allCalendars(read).map((calendar) => ({ id: calendar.id, name: calendar.id })),
      packs: builtInPacks.map(({ id, version, layer }) => ({ id, version, layer })),
    }
  }),
})

const nameOf = (name: unknown, fallback: string): string =>
  typeof name === 'string' ? name : typeof name === 'object' && name !== null && 'en' in name ? String(name.en) : fallback
