import { describe, expect, test } from 'vitest'
import { compile, validate } from '@parcours/engine'
import { Journey, canonicalJson } from '@parcours/journey'
import { catalog } from '@parcours/nodes'
import { demoJourneys } from './demo-journeys.ts'
import { endReasons, worldWith } from './world.test-support.ts'

const journeys = demoJourneys()
const bySlug = (slug: string): Journey => journeys.find((one) => one.slug === slug)!
const early = bySlug('early-reminder')
const found = (journey: Journey, live = journeys) =>
  validate(journey, { catalog, checks: worldWith(live) }).map(({ severity, code, nodeId }) => [severity, code, nodeId ?? ''])

describe('as drawn', () => {
  test('come in the order in which they can be published', () => {
    expect(journeys.map((one) => one.slug)).toEqual(['last-letter', 'early-reminder', 'us-first-notice'])
    for (const [at, journey] of journeys.entries()) {
      expect(compile(journey, { catalog, checks: worldWith(journeys.slice(0, at)) }).ok, journey.slug).toBe(true)
    }
    // The other way round the caller would be refused.
    expect(found(early, [])).toContainEqual(['error', 'unknown-journey', 'last'])
  })

  test('have nothing that an editor would mark, save two things that are meant', () => {
    expect(found(early)).toEqual([['info', 'window-shorter-than-journey', '']])
    // Whoever is called from another journey was drawn there: it has no control group of its own.
    expect(found(bySlug('last-letter'))).toEqual([['warning', 'control-share', 'enter']])
    expect(found(bySlug('us-first-notice'))).toEqual([])
  })

  test.each(journeys)('$slug has the stored shape, whole configs, and cards apart from each other', (journey) => {
    expect(Journey.parse(JSON.parse(canonicalJson(journey)))).toEqual(JSON.parse(canonicalJson(journey)))
    for (const node of journey.nodes) expect(catalog.get(node.type)?.parse(node.config), node.id).toEqual({ ok: true, config: node.config })
    expect(overlaps(journey)).toEqual([])
  })
})

describe('the early reminder', () => {
  const typeOf = (id: string) => early.nodes.find((n) => n.id === id)?.type
  const ways = new Set(early.edges.map((e) => `${typeOf(e.from)}.${e.outcome} > ${typeOf(e.to)}`))

  test('holds every node type', () => {
    expect([...new Set(early.nodes.map((n) => n.type))].toSorted()).toEqual([...catalog.keys()].toSorted())
  })

  test.each([
    'enter.treated > score-risk', 'score-risk.likely > wait-for-event', 'wait-for-event.timeout > voice-ai',
    'score-risk.unlikely > ab-split', 'ab-split.courteous > sms', 'ab-split.factual > sms',
    'sms.replied > offer-plan', 'sms.otherwise > voice-ai',
    'voice-ai.promise > promise-watch', 'voice-ai.plan_wanted > offer-plan', 'offer-plan.accepted > plan-watch',
    'offer-plan.asked_human > human-handoff', 'promise-watch.broken > human-handoff', 'voice-ai.wants_human > human-handoff',
    'voice-ai.otherwise > email', 'voice-ai.otherwise > letter', 'email.replied > join', 'letter.replied > join',
    'join.joined > condition', 'condition.large > human-handoff', 'condition.medium > sub-journey', 'condition.otherwise > end',
  ])('goes %s', (way) => {
    expect(ways).toContain(way)
  })

  test('keeps a fifth as control group and looks at seven days', () => {
    expect(early.nodes.find((n) => n.type === 'enter')?.config.controlShare).toBe(20)
    expect(early.settings.metricWindowDays).toBe(7)
  })

  test('knows how its sub-journey ends', () => {
    expect(early.nodes.find((n) => n.type === 'sub-journey')?.config.reasons).toEqual(expect.arrayContaining(endReasons(bySlug('last-letter'))))
  })
})

test('the American journey calls nobody', () => {
  expect(bySlug('us-first-notice').nodes.map((n) => n.type)).not.toContain('voice-ai')
})

/** Pairs of cards that cover each other at their full height: a row for each outcome with an edge, and those of figures. */
function overlaps({ nodes, edges }: Journey): string[] {
  const boxes = nodes.map((n) => {
    const rows = new Set(edges.filter((e) => e.from === n.id).map((e) => e.outcome)).size + (n.type === 'enter' ? 1 : 0)
    return { id: n.id, left: n.x, right: n.x + 210, top: n.y, bottom: n.y + 70 + 22 * (rows + 2) }
  })
  return boxes.flatMap((a, i) => boxes.slice(i + 1)
    .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).map((b) => `${a.id} ${b.id}`))
}
