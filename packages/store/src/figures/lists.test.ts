import fc from 'fast-check'
import { nodeFigures, stripOf, type Figure, type NodeFigure } from '@parcours/metrics'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db, Sql } from '../db/open-db.ts'
import { T0 } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import { nodeList, type NodeQuestion } from './node-list.ts'
import { nodeSums } from './node-sums.ts'
import { figureScope, type FigureAsk, type FigureScope } from './scope.ts'
import { stripList, type StripPart } from './strip-list.ts'
import { stripSums } from './strip-sums.ts'
import { NODES } from './testing/drawn.ts'
import { inWorld } from './testing/in-world.ts'
import { happenings, type Happening } from './testing/random-world.ts'

const DAY = 86_400_000
// Monday 23 November: ranges begin and end before and after the middle of a month, and hold whole months.
const day = (n: number) => new Date(T0 + n * DAY).toISOString().slice(0, 10)

const SELDOM = { nil: undefined, freq: 2 }
const asks: fc.Arbitrary<FigureAsk> = fc.record({
  journeyId: fc.constant('a'), versionId: fc.option(fc.constantFrom('a-f1', 'a-f2'), SELDOM),
  enteredFrom: fc.option(fc.integer({ min: -12, max: 10 }).map(day), SELDOM), enteredTo: fc.option(fc.nat({ max: 26 }).map(day), SELDOM),
  arm: fc.option(fc.constantFrom({ nodeId: 'split', outcome: 'x' }, { nodeId: 'tone', outcome: 'x' }), SELDOM),
})

function figures(sql: Sql, scope: FigureScope): { nodes: NodeFigure[]; strip: Figure[] } {
  const nodes = nodeFigures(nodeSums(sql, scope), NODES)
  const postponedByLaw = nodes.reduce((sum, node) => sum + node.postponedByLaw, 0)
  return { nodes, strip: stripOf({ ...stripSums(sql, scope).sums, postponedByLaw }) }
}

/** Every number of a card, with the question that opens it. */
const numbersOf = (node: NodeFigure): [NodeQuestion, number][] => [
  [{ what: 'entered' }, node.entered], [{ what: 'here' }, node.hereNow], [{ what: 'suspended' }, node.suspended],
  [{ what: 'postponed', by: 'law' }, node.postponedByLaw], [{ what: 'postponed', by: 'pacing' }, node.postponedByPacing],
  [{ what: 'postponed' }, node.postponedByLaw + node.postponedByPacing],
  [{ what: 'outcome', outcomes: node.outcomes.map(({ name }) => name) }, node.outcomes.reduce((sum, { count }) => sum + count, 0)],
  [{ what: 'left' }, node.left.reduce((sum, { count }) => sum + count, 0)],
  ...node.outcomes.map(({ name, count }): [NodeQuestion, number] => [{ what: 'outcome', outcomes: [name] }, count]),
  ...node.left.map(({ fact, count }): [NodeQuestion, number] => [{ what: 'left', fact }, count]),
  // Names of rates are those that the sums are made for.
  ...node.rates.flatMap(({ name, numerator, denominator }): [NodeQuestion, number][] => [
    [{ what: 'rate', rate: name as 'replied', part: 'numerator' }, numerator], [{ what: 'rate', rate: name as 'replied', part: 'denominator' }, denominator],
  ]),
]

/** Every count of the strip; money is not counted by a list. */
function countsOf(figure: Figure): [StripPart, number][] {
  switch (figure.name) {
    case 'cases': case 'postponed_by_law': return [['all', figure.n]]
    case 'recovered': case 'cost_per_euro': return [['denominator', figure.n], ['all', figure.n]]
    case 'uplift': return [['numerator', figure.n], ['denominator', figure.control?.n ?? -1], ['all', figure.n + (figure.control?.n ?? -1)]]
    default: return [['numerator', figure.numerator ?? -1], ['denominator', figure.denominator ?? -1], ['all', figure.n]]
  }
}

describe('a number and the list behind it', () => {
  let db: Db
  let drop: () => Promise<void>
  beforeAll(async () => {
    ;({ db, drop } = await tempDb())
  })
  afterAll(() => drop())

  it('are equal, for every number, filter and world', async () => {
    const met = new Map<string, number>()
    await fc.assert(fc.asyncProperty(happenings, fc.array(asks, { minLength: 2, maxLength: 4 }), async (all, questions) => {
      const compared = await inWorld(db, all, (sql, nowMs) => questions.flatMap((ask, i) => {
        // Half of the questions are asked when every window and grace has passed.
        const scope = figureScope(sql, ask, nowMs + (i % 2) * 20 * DAY)
        if (!scope) throw new Error('no scope')
        const { nodes, strip } = figures(sql, scope)
        const limit = 1
        return [
          ...nodes.flatMap((node) => numbersOf(node).map(([question, number]) =>
            ({ about: question.what, number, total: nodeList(sql, scope, { nodeId: node.nodeId, question }, { limit }).total, of: { ask, node: node.nodeId, question } }))),
          ...strip.flatMap((figure) => countsOf(figure).map(([part, number]) =>
            ({ about: `${figure.name} ${part}`, number, total: stripList(sql, scope, { name: figure.name, part }, { limit }).total, of: { ask, figure, part } }))),
        ]
      }))
      for (const { about, number } of compared) if (number > 0) met.set(about, (met.get(about) ?? 0) + 1)
      expect(compared.filter(({ number, total }) => number !== total)).toEqual([])
    }), { numRuns: 40, endOnFailure: true })
    // Each kind of number was above nought in some world.
    const kinds = ['entered', 'here', 'outcome', 'left', 'postponed', 'suspended', 'rate', 'cases all', 'recovered all', 'uplift numerator', 'uplift denominator', 'promises_kept numerator', 'promises_kept denominator', 'cured numerator', 'opt_outs numerator', 'opt_outs denominator', 'complaints numerator', 'postponed_by_law all']
    expect(kinds.filter((kind) => !met.has(kind))).toEqual([])
  }, 120_000)

  it('has pages that together hold every visit once, last first', async () => {
    const ten = Array.from({ length: 10 }, (_, a) => a)
    const all = [...ten.map((a): Happening => ({ what: 'enrol', a, b: 0, c: 1 })), ...ten.map((a): Happening => ({ what: 'open', a, b: NODES.indexOf('sms'), c: 0 }))]
    const { pages, total, whole } = await inWorld(db, all, (sql, nowMs) => {
      const scope = figureScope(sql, { journeyId: 'a' }, nowMs)
      if (!scope) throw new Error('no scope')
      const ask = (limit: number, cursor?: string) => nodeList(sql, scope, { nodeId: 'sms', question: { what: 'entered' } }, { limit, cursor })
      const pages_ = [ask(3)]
      for (let next = pages_[0]?.next; next; next = pages_.at(-1)?.next) pages_.push(ask(3, next))
      return { pages: pages_, total: ask(1).total, whole: ask(500).rows }
    })
    expect(whole.length).toBe(total)
    expect(total).toBe(10)
    expect(pages.flatMap(({ rows }) => rows)).toEqual(whole)
    expect(new Set(whole.map(({ runId, visitSeq }) => `${runId} ${visitSeq}`)).size).toBe(total)
    expect(whole[0]).toMatchObject({ nodeId: 'sms', caseRef: expect.stringMatching(/^C-/), lastName: expect.stringMatching(/^Person/), version: expect.any(Number) })
  })

  it('does not exist for a journey that is unknown, or another journey’s version', async () => {
    await inWorld(db, [], (sql) => {
      expect(figureScope(sql, { journeyId: 'z' }, T0)).toBeUndefined()
      expect(figureScope(sql, { journeyId: 'a', versionId: 'b-f1' }, T0)).toBeUndefined()
      return true
    })
  })
})
