import { canonicalJson, defaultSettings, type Journey } from '@parcours/journey'
import { getSetting, newId, type Sql } from '@parcours/store'
import type { Deps } from '../deps.ts'

/** ASCII, lower case, unique: it names workflows for ever. */
export function freeSlug(sql: Sql, name: string): string {
  const base = name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40) || 'journey'
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`
    if (!sql.get('SELECT 1 FROM journey WHERE slug = ?', slug)) return slug
  }
}

export function insertJourney(sql: Sql, one: { journey: Journey; actor: string; nowMs: number }): string {
  const id = newId('jny')
  sql.run('INSERT INTO journey (id, slug, name, owner, draft, savedAt, savedBy, createdAt) VALUES (?,?,?,?,?,?,?,?)',
    id, one.journey.slug, one.journey.name, one.journey.settings.owner, canonicalJson(one.journey), one.nowMs, one.actor, one.nowMs)
  return id
}

/** A person reads the owner, so a name stands there, not an id. */
const nameOf = (sql: Sql, actor: string): string =>
  getSetting<{ id: string; name: string }[]>(sql, 'actors')?.find(({ id }) => id === actor)?.name ?? actor

/** A new journey begins with its Enter and an End, so that the first edge has somewhere to go. */
export function createJourney(deps: Deps, one: { name: string; actor: string }): Promise<{ journeyId: string }> {
  return deps.db.write((sql) => {
    const start = [...deps.catalog.values()].find((type) => type.starts)
    const end = [...deps.catalog.values()].find((type) => type.ends)
    const journey: Journey = {
      format: 1, slug: freeSlug(sql, one.name), name: one.name, settings: { ...defaultSettings(), owner: nameOf(sql, one.actor) },
      nodes: [
        ...(start ? [{ id: 'enter', type: start.manifest.type, name: start.manifest.label.en, x: 80, y: 200, config: start.manifest.defaultConfig }] : []),
        ...(end ? [{ id: 'end', type: end.manifest.type, name: end.manifest.label.en, x: 720, y: 200, config: end.manifest.defaultConfig }] : []),
      ],
      edges: [],
    }
    return { journeyId: insertJourney(sql, { journey, actor: one.actor, nowMs: deps.clock.nowMs() }) }
  })
}
