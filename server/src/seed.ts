import { demoJourneys, seedBasics, seedDemo } from '../../prisma/seed/index.ts'
import type { Deps } from './deps.ts'
import { publishJourney } from './use-cases/publish-journey.ts'

const ACTOR = 'Parcours demo'

/**
 * Fills an empty database: texts, scorecards and calendars; with the demo also its portfolio and its journeys,
 * published by the same use case as a manager's. Started again, it finds what is there.
 */
export async function seed(deps: Deps): Promise<void> {
  const nowMs = deps.clock.nowMs()
  if (deps.env.PARCOURS_DEMO !== '1') return void (await seedBasics(deps.db, nowMs))
  await seedDemo(deps.db, nowMs)
  // A journey that calls another can be published once that one is live: try in rounds.
  for (let round = 0; round < 3; round++) {
    for (const row of unpublished(deps)) await publish(deps, row)
  }
  for (const row of unpublished(deps)) deps.log({ slug: row.slug }, 'a journey of the demo could not be published')
}

interface Draft {
  id: string
  slug: string
  revision: number
}
function unpublished(deps: Deps): Draft[] {
  const slugs = new Set(demoJourneys().map((journey) => journey.slug))
  return deps.db.read.all<Draft>('SELECT id, slug, revision FROM journey WHERE liveVersionId IS NULL').filter((row) => slugs.has(row.slug))
}

async function publish(deps: Deps, row: Draft): Promise<void> {
  const result = await publishJourney(deps, { journeyId: row.id, revision: row.revision, actor: ACTOR })
  if (result.kind === 'refused') deps.log({ slug: row.slug, issues: result.issues.map((issue) => `${issue.nodeId ?? ''} ${issue.code}`) }, 'not published')
}
