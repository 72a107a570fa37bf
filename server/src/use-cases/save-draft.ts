import { canonicalJson, type Journey } from '@parcours/journey'
import type { Deps } from '../deps.ts'
import type { SaveResult } from '../routers/views.ts'
import { draftView, journeyRow } from './journey-views.ts'

/** Saves a draft over the revision that it began from; a newer one is handed back and nothing is lost. */
export function saveDraft(deps: Deps, one: { journeyId: string; revision: number; journey: Journey; force: boolean; actor: string }): Promise<SaveResult> {
  return deps.db.write((sql): SaveResult => {
    const row = journeyRow(sql, one.journeyId)
    // The slug names running workflows: an edit of the text cannot change it.
    const journey = { ...one.journey, slug: row.slug }
    const draft = canonicalJson(journey)
    // A save whose answer was lost comes again with the revision that it began from: it is no conflict with itself.
    if (draft === row.draft) return { kind: 'saved', revision: row.revision, savedAtMs: row.savedAt }
    if (row.revision !== one.revision && !one.force) return { kind: 'conflict', theirs: draftView(sql, one.journeyId) }
    const savedAtMs = deps.clock.nowMs()
    sql.run('UPDATE journey SET draft = ?, name = ?, owner = ?, revision = revision + 1, savedAt = ?, savedBy = ? WHERE id = ?',
      draft, journey.name, journey.settings.owner, savedAtMs, one.actor, one.journeyId)
    return { kind: 'saved', revision: row.revision + 1, savedAtMs }
  })
}
