import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCase } from '../cases/snapshot.ts'
import type { LiveVersion } from '../journeys/versions.ts'
import { drawGroup, enrolCase } from '../runs/enrol.ts'
import type { VisitRecord } from '../runs/rows.ts'
import { runById } from '../runs/step.ts'
import { put, putJourney, putPerson, putPortfolio, T0 } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import type { DecisionRow } from './run-story.ts'
import { casesByReference, entriesOf, runsOfCase, silences } from './why-not.ts'

const version: LiveVersion = {
  id: 'j-v1', journeyId: 'j', slug: 'j', hash: 'h', windowDays: 14, toleranceCents: 0, toleranceShare: 0, priority: 50, whenBusy: 'refuse',
  controlShare: 40, controlMaxCents: 50_000, reEntryDays: null, exclusions: new Set(),
}
const PEOPLE = 60

describe('a case that is asked about', () => {
  let open: Awaited<ReturnType<typeof tempDb>>
  beforeAll(async () => {
    open = await tempDb()
    await open.db.write((sql) => {
      putPortfolio(sql)
      putJourney(sql, { id: 'j', versions: 1 })
      for (let n = 1; n <= PEOPLE; n++) putPerson(sql, { n, arrearsCents: n % 10 === 0 ? 40_000 : 10_000 })
      sql.run(`UPDATE person SET vulnerable = 1 WHERE id IN ('per3', 'per7', 'per11')`)
      // A debt may be called as another case is: a case's own reference comes first.
      put(sql, 'debt', { id: 'odd', portfolioId: 'p1', personId: 'per2', caseId: 'case2', reference: 'C-1', currency: 'EUR', balanceCents: 1, arrearsCents: 0, dueDate: '2026-11-02', updatedAt: T0 })
    })
  })
  afterAll(() => open.drop())

  it('is found by its own reference or a debt’s', () => {
    expect(['C-1', 'D-5-1', 'nothing'].map((reference) => casesByReference(open.db.read, reference))).toEqual([['case1'], ['case5'], []])
  })

  it('is one of several where a debt of another portfolio is called the same', async () => {
    await open.db.write((sql) => {
      for (const [n, portfolioId] of [[6, 'p2'], [7, 'p3']] as const) {
        put(sql, 'debt', { id: `twin${n}`, portfolioId, personId: `per${n}`, caseId: `case${n}`, reference: 'D-4-1', currency: 'EUR', balanceCents: 0, arrearsCents: 0, dueDate: '2026-11-02', updatedAt: T0 })
      }
    })
    expect(casesByReference(open.db.read, 'D-4-1')).toEqual(['case4', 'case6', 'case7'])
  })

  it('is told the group that enrolment then writes, for every person', async () => {
    const drawn = await open.db.write((sql) => Array.from({ length: PEOPLE }, (_, i) => {
      const snapshot = loadCase(sql, `case${i + 1}`, T0)
      if (!snapshot) throw new Error('no case')
      const told = drawGroup({ version, snapshot }).grp
      const enrolled = enrolCase(sql, { version, snapshot, nowMs: T0, day: '2026-11-23' })
      return { told, drawn: enrolled.kind === 'started' ? runById(sql, enrolled.runId)?.grp : enrolled.reason }
    }))
    expect(drawn.map(({ told }) => told)).toEqual(drawn.map((one) => one.drawn))
    // Both happen, or this proves nothing.
    expect(new Set(drawn.map(({ told }) => told))).toEqual(new Set(['treated', 'control']))
  })

  it('knows its entries and its runs', () => {
    const [runId] = runsOfCase(open.db.read, 'case1', 5)
    expect(entriesOf(open.db.read, { caseId: 'case1', journeyId: 'j' })).toEqual({ n: 1, lastEndedAt: null, openRunId: runId })
    expect(entriesOf(open.db.read, { caseId: 'case1', journeyId: 'none' })).toEqual({ n: 0, lastEndedAt: null, openRunId: null })
  })
})

describe('why a node was silent', () => {
  const visit = (seq: number, nodeId: string, over: Partial<VisitRecord> = {}) => ({ seq, nodeId, enteredAt: seq, leftAt: null, outcome: null, ...over }) as VisitRecord
  const asked = (id: number, visitSeq: number, verdict: string, over: Partial<DecisionRow> = {}) => ({ id, visitSeq, verdict, rules: '[]', until: null, at: id, ...over }) as DecisionRow
  const told = (...of: Parameters<typeof silences>) => silences(...of).map(({ nodeId, decision, asked: times }) => [nodeId, decision?.id ?? null, times])

  it('is the gate’s last answer there, and how often it was the same', () => {
    const decisions = [asked(1, 1, 'hold'), asked(2, 1, 'defer'), asked(3, 1, 'defer'), asked(4, 1, 'defer', { until: 9 }), asked(5, 1, 'defer', { until: 9 })]
    expect(told([visit(1, 'sms')], decisions)).toEqual([['sms', 5, 2]])
  })
  it('is nothing where the last answer let it go', () => {
    expect(told([visit(1, 'sms')], [asked(1, 1, 'defer'), asked(2, 1, 'allow')])).toEqual([])
  })
  it('is an outcome without a contact, where the gate was never asked or had let others go', () => {
    expect(told([visit(1, 'sms', { leftAt: 5, outcome: 'no_address' })], [])).toEqual([['sms', null, 0]])
    expect(told([visit(1, 'sms', { leftAt: 5, outcome: 'failed' })], [asked(1, 1, 'allow')])).toEqual([['sms', null, 0]])
  })
  it('looks at the last visit of each node, the newest silence first', () => {
    const visits = [visit(1, 'sms', { leftAt: 2, outcome: 'blocked' }), visit(2, 'call', { leftAt: 3, outcome: 'policy_timeout' }), visit(9, 'sms', { leftAt: 12, outcome: 'no_reply' }), visit(13, 'email')]
    expect(told(visits, [asked(14, 13, 'hold')])).toEqual([['email', 14, 1], ['call', null, 0]])
  })
})
