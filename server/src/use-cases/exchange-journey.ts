import { parseJourney, type ParseProblem } from '@parcours/engine'
import { Journey, canonicalJson, type Words } from '@parcours/journey'
import type { Deps } from '../deps.ts'
import { freeSlug, insertJourney } from './create-journey.ts'
import { journeyRow } from './journey-views.ts'

/** The canonical text: imported again it is the same, byte for byte. */
export function exportJourney(deps: Deps, journeyId: string): { fileName: string; text: string } {
  const journey = Journey.parse(JSON.parse(journeyRow(deps.db.read, journeyId).draft))
  return { fileName: `${journey.slug}.json`, text: canonicalJson(journey) }
}

export type Imported = { kind: 'ok'; journeyId: string; notes: Words[] } | { kind: 'refused'; problems: ParseProblem[] }

/** Unknown node types are named and kept; a taken slug gets a number. */
export async function importJourney(deps: Deps, one: { text: string; actor: string }): Promise<Imported> {
  const parsed = parseJourney(one.text, { catalog: deps.catalog })
  if (!parsed.ok) return { kind: 'refused', problems: parsed.problems }
  return deps.db.write((sql) => {
    const taken = sql.get('SELECT 1 FROM journey WHERE slug = ?', parsed.journey.slug) !== undefined
    const journey = taken ? { ...parsed.journey, slug: freeSlug(sql, parsed.journey.slug) } : parsed.journey
    return { kind: 'ok', journeyId: insertJourney(sql, { journey, actor: one.actor, nowMs: deps.clock.nowMs() }), notes: parsed.notes }
  })
}
