import { localParts } from '@parcours/clock'
import { evaluateCondition, factsOf } from '@parcours/facts'
import type { Journey } from '@parcours/journey'
import { allCases, enrolNow, entrySettingsOf, factsOfCase, type CaseSnapshot, type LiveJourney } from '@parcours/store'
import type { Deps } from '../deps.ts'

const zoneOfCase = (snapshot: CaseSnapshot): string => (JSON.parse(snapshot.person.zones) as string[])[0] ?? 'Europe/Paris'
export const dayOfCase = (nowMs: number) => (snapshot: CaseSnapshot): string => localParts(nowMs, zoneOfCase(snapshot)).date

export function segmentMatch(segment: string, snapshot: CaseSnapshot, nowMs: number): 'yes' | 'no' | 'unknown' {
  const answer = evaluateCondition(segment, factsOf(factsOfCase(snapshot, nowMs)))
  if (answer.kind !== 'value') return 'unknown'
  return answer.value ? 'yes' : 'no'
}

export interface EnrolmentPreview {
  wouldEnrol: number
  excluded: { reason: string; count: number }[]
}

/** Looks at every case as a sweep would and writes nothing; the same code decides. */
export async function countEnrolment(deps: Deps, live: LiveJourney): Promise<EnrolmentPreview> {
  const nowMs = deps.clock.nowMs()
  const sums: Record<string, number> = {}
  let wouldEnrol = 0
  for (let after = '', page = allCases(deps.db.read, after, 500); page.length > 0; page = allCases(deps.db.read, after, 500)) {
    const count = await enrolNow(deps.db, page, {
      live, nowMs, dayOf: dayOfCase(nowMs), matches: (s) => segmentMatch(live.entry.segment, s, nowMs), dryRun: true,
    })
    wouldEnrol += count.started
    for (const [reason, n] of Object.entries(count.excluded)) sums[reason] = (sums[reason] ?? 0) + n
    after = page.at(-1) ?? after
    // A million cases are looked at beside other requests, not before them.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { wouldEnrol, excluded: Object.entries(sums).map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count) }
}

/** The same for a draft that is not published yet: its Enter decides. */
export function previewEnrolment(deps: Deps, draft: Journey): Promise<EnrolmentPreview> {
  const enter = draft.nodes.find((node) => deps.catalog.get(node.type)?.starts)
  const parsed = enter && deps.catalog.get(enter.type)?.parse(enter.config)
  if (!parsed?.ok) return Promise.resolve({ wouldEnrol: 0, excluded: [] })
  return countEnrolment(deps, draftAsLive(deps, draft, parsed.config))
}

function draftAsLive(deps: Deps, draft: Journey, config: Record<string, unknown>): LiveJourney {
  const id = deps.db.read.get<{ id: string }>('SELECT id FROM journey WHERE slug = ?', draft.slug)?.id ?? ''
  const entry = entrySettingsOf(config)
  return {
    entry,
    version: {
      id: '', journeyId: id, slug: draft.slug, hash: '', windowDays: draft.settings.metricWindowDays, whenBusy: draft.settings.whenBusy,
      toleranceCents: draft.settings.toleranceCents, toleranceShare: draft.settings.toleranceShare, priority: draft.settings.priority, ...entry,
    },
    info: { record: { id: '', journeyId: id, number: 0, hash: '', publishedAt: 0, publishedBy: '' }, journey: draft, plan: emptyPlan(draft.slug) },
  }
}

const emptyPlan = (slug: string): LiveJourney['info']['plan'] =>
  ({ engine: 1, slug, nodes: [], instructions: [], entry: { treated: 0, control: 0 }, ends: [], suspends: [], listens: [] })
