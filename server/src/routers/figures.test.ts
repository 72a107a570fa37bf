import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCost, applyPayment, assignArm, beginContact, rollupDifferences, runById, settleContact, type Sql } from '@parcours/store'
import { HOUR, MONDAY_10, TestDesk } from '../testing/desk.ts'
import { watchFigures } from '../use-cases/watch-figures.ts'
import type { FiguresView, NodeFigures } from './views.ts'

const DAY = 24 * HOUR

function contact(sql: Sql, runId: string, visitSeq: number, over: { nodeId: string; channel: string; at: number }): string {
  const run = runById(sql, runId)
  if (!run) throw new Error(runId)
  return beginContact(sql, {
    runId, visitSeq, attempt: 1, personId: run.personId, caseId: run.caseId, debtIds: '[]', address: '+33612345678', textId: 'sms-courteous@1',
    language: 'fr', subject: null, body: 'b', sendByRealMs: 0, windowEndMs: 0, sandbox: 1, ...over,
  }).id
}

/** Three people: one replied and paid, one is postponed by law, one by pacing. */
async function threeWalk(desk: TestDesk): Promise<string[]> {
  const runIds = [await desk.enrol('C-1'), await desk.enrol('C-2'), await desk.enrol('C-3')]
  for (const runId of runIds) {
    await desk.pass(runId, [{ visit: 1, open: 'enter' }, { visit: 1, close: 'treated' }, { visit: 2, open: 'tone' }])
    await desk.deps.db.write((sql) => {
      const run = runById(sql, runId)
      if (run) assignArm(sql, run, { nodeId: 'tone', seed: 's', unitId: run.personId, nowMs: desk.nowMs, pick: () => (runId === runIds[2] ? 'B' : 'A') })
    })
    await desk.pass(runId, [{ visit: 2, close: runId === runIds[2] ? 'B' : 'A' }, { visit: 3, open: 'sms' }])
  }
  const [first = '', second = '', third = ''] = runIds
  await desk.deps.db.write((sql) => {
    const id = contact(sql, first, 3, { nodeId: 'sms', channel: 'sms', at: desk.nowMs })
    settleContact(sql, id, { status: 'delivered', costCents: 6, nowMs: desk.nowMs, from: ['sending'] })
    sql.run('UPDATE contact SET repliedAt = ? WHERE id = ?', desk.nowMs, id)
    addCost(sql, { runId: first, visitSeq: 3, cents: 4 })
    applyPayment(sql, {
      eventId: 'p1', reference: 'D-1-1', amountCents: 5000, currency: 'EUR', valueDate: '2026-11-23', nowMs: desk.nowMs,
      target: { caseId: 'case1', personId: 'per1', portfolioId: 'p1', currency: 'EUR' },
    })
  })
  await desk.stand(second, 3, { state: 'postponed', because: { rules: ['fr-house.hours'], law: true } })
  await desk.stand(third, 3, { state: 'postponed', because: { rules: ['pacing'], law: false } })
  desk.nowMs += HOUR
  await desk.pass(first, [{ visit: 3, close: 'replied' }, { visit: 4, open: 'team' }])
  return runIds
}

describe('the figures of a journey', () => {
  let desk: TestDesk
  let runIds: string[]
  const call = () => desk.as('Claire').figures
  const filter = () => ({ journeyId: desk.journeyId })
  const node = (view: FiguresView, nodeId: string): NodeFigures => {
    const found = view.nodes.find((one) => one.nodeId === nodeId)
    if (!found) throw new Error(nodeId)
    return found
  }
  const strip = (view: FiguresView, name: string) => view.strip.find((one) => one.name === name)
  beforeAll(async () => {
    desk = await TestDesk.open()
    runIds = await threeWalk(desk)
  })
  afterAll(() => desk.close())

  it('stand on the cards', async () => {
    const view = await call().get({ filter: filter() })
    expect(view).toMatchObject({ asOfMs: MONDAY_10 + HOUR, currency: 'EUR', windowDays: 14 })
    expect(node(view, 'sms')).toEqual({
      nodeId: 'sms', entered: 3, hereNow: 2, postponedByLaw: 1, postponedByPacing: 1, suspended: 0, left: [], costCents: 10,
      outcomes: [{ name: 'replied', count: 1, medianMs: expect.closeTo(HOUR, -5.6) }],
      rates: [{ name: 'delivered', numerator: 1, denominator: 1 }, { name: 'replied', numerator: 1, denominator: 1 }, { name: 'clicked', numerator: 0, denominator: 1 }],
    })
    expect(node(view, 'letter')).toMatchObject({ entered: 0, hereNow: 0 })
    expect(node(view, 'control')).toMatchObject({ entered: 0 })
    expect(rollupDifferences(desk.deps.db)).toEqual([])
  })

  it('stand on the strip, and wait for their window', async () => {
    const early = await call().get({ filter: filter() })
    expect(strip(early, 'cases')).toMatchObject({ value: 3 })
    expect(strip(early, 'postponed_by_law')).toMatchObject({ value: 1 })
    expect(strip(early, 'recovered')).toMatchObject({ value: null, status: 'immature' })
    desk.nowMs += 16 * DAY
    const late = await call().get({ filter: filter() })
    expect(strip(late, 'recovered')).toMatchObject({ value: 0.125, numerator: 5000, denominator: 40_000, n: 3, status: 'small' })
    expect(strip(late, 'cost_per_euro')).toMatchObject({ value: 10 / 5000, status: 'small' })
    expect(strip(late, 'uplift')).toMatchObject({ status: 'none', control: { n: 0, rate: null } })
    desk.nowMs -= 16 * DAY
  })

  it.each([
    ['entered', {}, [0, 1, 2]], ['here', {}, [1, 2]], ['postponed', {}, [1, 2]], ['postponed', { by: 'law' }, [1]], ['outcome', { outcome: 'replied' }, [0]],
    ['outcome', { outcome: 'replied,no_reply' }, [0]], ['left', {}, []], ['suspended', {}, []], ['rate', { rate: 'replied', part: 'denominator' }, [0]],
  ] as const)('open the list of %s %o', async (what, more, whose) => {
    const list = await call().list({ filter: filter(), nodeId: 'sms', what, ...more })
    expect(list.total).toBe(whose.length)
    expect(new Set(list.rows.map((row) => row.runId))).toEqual(new Set(whose.map((i) => runIds[i])))
    for (const row of list.rows) expect(row).toMatchObject({ nodeId: 'sms', visitSeq: 3, version: 1, caseRef: expect.stringMatching(/^C-/) })
  })

  it('count the arm, the version and the days that the filter names', async () => {
    const entered = async (more: object) => node(await call().get({ filter: { ...filter(), ...more } }), 'sms').entered
    expect(await entered({ arm: { nodeId: 'tone', outcome: 'A' } })).toBe(2)
    expect(await entered({ enteredFrom: '2026-11-24' })).toBe(0)
    expect(await entered({ enteredTo: '2026-11-23' })).toBe(3)
    await expect(entered({ versionId: 'ver_other' })).rejects.toThrow('no such version')
    await expect(call().get({ filter: { journeyId: 'jny_other' } })).rejects.toThrow('no such journey')
  })

  it('page the runs behind the strip', async () => {
    const first = await call().stripList({ filter: filter(), name: 'cases', part: 'all', limit: 2 })
    expect(first).toMatchObject({ total: 3, rows: [{ visitSeq: 1, nodeId: 'enter', person: 'Rosa Blanc' }, { person: 'Paul Okafor' }] })
    const second = await call().stripList({ filter: filter(), name: 'cases', part: 'all', limit: 2, cursor: first.next ?? '' })
    expect(second).toMatchObject({ total: 3, rows: [{ person: 'Hélène Marchetti' }], next: null })
  })
})

describe('watching the figures', () => {
  let desk: TestDesk
  let runIds: string[]
  beforeAll(async () => {
    desk = await TestDesk.open()
    runIds = await threeWalk(desk)
  })
  afterAll(() => desk.close())

  function watcher(more: object = {}) {
    const leave = new AbortController()
    const views = watchFigures(desk.deps, { journeyId: desk.journeyId, ...more }, leave.signal)
    return { leave: () => leave.abort(), next: async () => ((await views.next()) as IteratorResult<FiguresView, undefined>).value }
  }
  const spent = (view: FiguresView | undefined) => view?.nodes.find((one) => one.nodeId === 'sms')?.costCents ?? -1

  it('shows them at once, then within a second of each commit, and not for commits that change none', async () => {
    const watching = watcher()
    let cost = spent(await watching.next())
    const took: number[] = []
    for (let i = 0; i < 12; i++) {
      // Between two looks, wherever that falls; a commit beside the figures first.
      await new Promise((resolve) => setTimeout(resolve, (i * 37) % 200))
      await desk.deps.db.write((sql) => sql.run(`INSERT INTO setting (key, value) VALUES ('x', ?) ON CONFLICT DO UPDATE SET value = excluded.value`, String(i)))
      await desk.deps.db.write((sql) => addCost(sql, { runId: runIds[1] ?? '', visitSeq: 3, cents: 1 }))
      const committed = performance.now()
      const view = await watching.next()
      took.push(performance.now() - committed)
      expect(spent(view)).toBe(cost += 1)
    }
    took.sort((a, b) => a - b)
    expect(took[11]).toBeLessThan(1000)
    watching.leave()
    expect(await watching.next()).toBeUndefined()
  })

  it('says every five seconds that they still stand, as of now', async () => {
    const watching = watcher({ enteredFrom: '2026-11-01' })
    const first = await watching.next()
    desk.nowMs += 60_000
    const started = performance.now()
    const second = await watching.next()
    expect(performance.now() - started).toBeGreaterThan(4_500)
    expect(performance.now() - started).toBeLessThan(7_000)
    expect(second?.asOfMs).toBe((first?.asOfMs ?? 0) + 60_000)
    expect(second?.nodes).toEqual(first?.nodes)
    watching.leave()
  })

  it('hears that time alone has changed a figure', async () => {
    const watching = watcher({ enteredTo: '2026-12-31' })
    const status = (view: FiguresView | undefined) => view?.strip.find((one) => one.name === 'recovered')?.status
    expect(status(await watching.next())).toBe('immature')
    desk.nowMs += 20 * DAY
    expect(status(await watching.next())).toBe('small')
    watching.leave()
  })
})
