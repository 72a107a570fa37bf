import fc from 'fast-check'
import { defaultSettings, type Journey } from '@parcours/journey'
import { draw, type Nodes } from './draw.ts'

const INNER = ['wait', 'sms', 'condition', 'split', 'join', 'person', 'sub'] as const

/** Extra wires of each type beside `otherwise`, which runs down the spine so that everything is reached and ends. */
const NAMED: Record<string, string> = { wait: 'elapsed', sms: 'blocked', condition: 'high', split: 'a', join: 'joined', person: 'solved', sub: 'done' }

/** Journeys without errors: a spine of `otherwise`, shortcuts ahead, and either forks or ways back out of waits. */
export const validJourneys: fc.Arbitrary<Journey> = fc.record({
  types: fc.array(fc.constantFrom(...INNER), { minLength: 1, maxLength: 24 }),
  picks: fc.array(fc.nat(), { minLength: 24, maxLength: 24 }),
  forks: fc.boolean(),
}).map(({ types, picks, forks }) => {
  const nodes: Nodes = { start: 'enter' }
  const wires = ['start treated n0']
  for (const [i, type] of types.entries()) {
    nodes[`n${i}`] = type
    wires.push(`n${i} otherwise ${i + 1 < types.length ? `n${i + 1}` : 'stop'}`)
    const pick = picks[i] ?? 0
    // More than one outcome, or `otherwise` would be left without a taker: only a warning, so allowed.
    const back = !forks && type === 'wait' && pick % 3 === 0
    const to = back ? pick % (i + 1) : i + 1 + (pick % (types.length - i))
    wires.push(`n${i} ${NAMED[type]} ${to < types.length ? `n${to}` : 'stop'}`)
    if (forks && pick % 2 === 0 && to + 1 < types.length) wires.push(`n${i} ${NAMED[type]} n${to + 1}`)
  }
  nodes.stop = 'end'
  return draw(nodes, wires)
})

const id = fc.constantFrom('a', 'b', 'c', 'd', 'control', 'x-1', 'toString')
const type = fc.constantFrom('enter', 'wait', 'sms', 'call', 'condition', 'split', 'join', 'person', 'sub', 'end', 'gone', 'throws', '__proto__')
const outcome = fc.constantFrom('treated', 'control', 'elapsed', 'otherwise', 'wants_human', 'joined', 'blocked', 'nonsense', '__proto__')

/** Drafts that break every rule at once, in the shape that the schema lets through. */
/** No file may bring `__proto__`: the parser refuses it by name, which a test of its own holds. */
const PROTO = '__proto__'
const settingName = fc.string().filter((key) => key !== PROTO)
const setting = fc.jsonValue().filter((value) => !JSON.stringify(value).includes(PROTO))

export const garbage: fc.Arbitrary<Journey> = fc.record({
  format: fc.constant(1 as const), slug: fc.constantFrom('reminder', 'legal'), name: fc.string({ minLength: 1, maxLength: 20 }),
  settings: fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), days: fc.integer({ min: 1, max: 365 }), pins: fc.array(fc.string()) })
    .map(({ share, days, pins }) => ({ ...defaultSettings(), toleranceShare: share, metricWindowDays: days, pinnedPacks: pins, ends: [], suspends: [] })),
  nodes: fc.array(fc.record({
    id, type, name: fc.constantFrom('', ' ', 'one', 'two'), x: fc.integer(), y: fc.integer(),
    config: fc.oneof(fc.constant({}), fc.constant({ days: 3 }), fc.constant({ slug: 'reminder' }), fc.dictionary(settingName, setting)),
  }), { maxLength: 10 }),
  edges: fc.array(fc.record({ id: fc.constantFrom('e1', 'e2', 'e3', 'a'), from: id, outcome, to: id }), { maxLength: 16 }),
})

/** The same drawing with its arrays in another order, its edges under other ids and its cards elsewhere. */
export function shuffled(journey: Journey, seed: number): Journey {
  const turn = <T>(list: readonly T[]): T[] => list.map((_, i) => list[(i * step(list.length) + seed) % list.length] as T) // always inside
  const step = (length: number) => (length % 7 === 0 ? 11 : 7)
  return {
    ...journey,
    nodes: turn(journey.nodes).map((n) => ({ ...n, x: n.y + seed, y: n.x })),
    edges: turn(journey.edges).map((e, i) => ({ ...e, id: `z${i}` })),
  }
}
