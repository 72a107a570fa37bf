import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestJourney, type Debtor } from '../support/test-journey.ts'

const DAY = 86_400_000
let story: TestJourney
beforeAll(async () => {
  story = await TestJourney.start('2027-02-01 09:00')
})
afterAll(() => story.stop())

type Nodes = [string, string, Record<string, unknown>?][]
const resting = (name: string, days: number, more: Partial<Parameters<TestJourney['publish']>[1]> = {}) => story.publish(name, {
  nodes: [['rest', 'wait', { delay: { amount: days, unit: 'days' } }]] as Nodes, edges: ['enter.treated -> rest', 'rest.elapsed -> end'], ...more,
})
const enrols = (journeyId: string, debtor: Debtor) => story.call<{ kind: string; runId?: string; reason?: { en: string } }>('journeys.enrolCase', { journeyId, caseRef: debtor.ref })
const runsOf = (debtor: Debtor) => story.db.read.all<{ id: string; status: string }>('SELECT id, status FROM run WHERE caseId = ?', debtor.caseId)

describe('one open run for each case', () => {
  it('a double click enrols once', async () => {
    const journey = await resting('Double click', 3)
    const debtor = await story.debtor()
    const answers = await Promise.all(Array.from({ length: 5 }, () => enrols(journey, debtor)))
    expect(answers.map((a) => a.kind).sort()).toEqual(['refused', 'refused', 'refused', 'refused', 'started'])
    await story.quiet()
    expect(runsOf(debtor)).toHaveLength(1)
  })
  it('may enter again only after the days that its Enter says', async () => {
    const journey = await resting('Again', 1, { enter: { reEntry: { rule: 'after_days', days: 10 } } })
    const debtor = await story.debtor()
    await story.enrol(journey, debtor)
    await story.pass(2)
    expect(runsOf(debtor)).toMatchObject([{ status: 'ended' }])
    expect(await enrols(journey, debtor)).toMatchObject({ kind: 'refused' })
    await story.pass(8)
    expect(await enrols(journey, debtor)).toMatchObject({ kind: 'refused' })
    await story.pass(2)
    expect(await enrols(journey, debtor)).toMatchObject({ kind: 'started' })
    await story.quiet()
  })
  it('never again where it says never', async () => {
    const journey = await resting('Never again', 1, { enter: { reEntry: { rule: 'never' } } })
    const debtor = await story.debtor()
    await story.enrol(journey, debtor)
    await story.pass(60)
    expect(await enrols(journey, debtor)).toMatchObject({ kind: 'refused' })
  })
  it('a second journey is refused while one runs, and replaces it where it may', async () => {
    const [low, high] = [await resting('Low', 5), await resting('High', 5, { settings: { priority: 90, whenBusy: 'replace' } })]
    const debtor = await story.debtor()
    const first = await story.enrol(low, debtor)
    expect(await enrols(await resting('Same', 5), debtor)).toMatchObject({ kind: 'refused' })
    const second = await story.enrol(high, debtor)
    expect(story.way(first)).toBe('enter:treated rest:left:moved')
    expect(story.way(second)).toBe('enter:treated rest')
  })
})

describe('a person with three debts', () => {
  it('gets one message, which names all of them', async () => {
    const journey = await story.publish('Naming all', {
      nodes: [['mail', 'email', { textId: 'email-reminder@1', waitForAnswer: false }]], edges: ['enter.treated -> mail', 'mail.otherwise -> end'],
    })
    await story.passTo(story.at('12:00'))
    const debtor = await story.debtor({ arrearsCents: [10_000, 20_000, 5_000] })
    await story.enrol(journey, debtor)
    const messages = story.contacts(debtor.personId)
    expect(messages).toHaveLength(1)
    expect(JSON.parse(messages[0]?.debtIds ?? '[]')).toHaveLength(3)
    for (const reference of debtor.debts) expect(messages[0]?.body).toContain(reference)
    expect(messages[0]?.body).toMatch(/350,00.€/)
  })
})

describe('a sub-journey', () => {
  it('is awaited, and left by the reason of its end', async () => {
    const child = await resting('Child', 2, { edges: ['enter.treated -> rest', 'rest.elapsed -> end'] })
    const slug = story.db.read.get<{ slug: string }>('SELECT slug FROM journey WHERE id = ?', child)?.slug ?? ''
    const parent = await story.publish('Parent', {
      nodes: [['inner', 'sub-journey', { journey: slug, awaitEnd: true, reasons: ['done'] }], ['rest', 'wait', { delay: { amount: 9, unit: 'days' } }]],
      edges: ['enter.treated -> inner', 'inner.done -> rest', 'inner.otherwise -> end', 'rest.elapsed -> end'],
    })
    const debtor = await story.debtor()
    const run = await story.enrol(parent, debtor)
    expect(story.way(run)).toBe('enter:treated inner')
    const inner = story.db.read.get<{ id: string; slug: string }>('SELECT id, slug FROM run WHERE parentRunId = ?', run)
    expect(inner?.slug).toBe(slug)
    expect(story.way(inner?.id ?? '')).toBe('enter:treated rest')
    await story.pass(2)
    expect(story.run(inner?.id ?? '')).toEqual({ status: 'ended', reason: 'done' })
    expect(story.way(run)).toBe('enter:treated inner:done rest')
  })
  it('ends with its parent when the case is cured', async () => {
    const child = await resting('Cured child', 20)
    const slug = story.db.read.get<{ slug: string }>('SELECT slug FROM journey WHERE id = ?', child)?.slug ?? ''
    const parent = await story.publish('Cured parent', {
      nodes: [['inner', 'sub-journey', { journey: slug, awaitEnd: true, reasons: ['done'] }]], edges: ['enter.treated -> inner', 'inner.done -> end', 'inner.otherwise -> end'],
    })
    const debtor = await story.debtor()
    const run = await story.enrol(parent, debtor)
    await story.pays(debtor, 30_000)
    await story.quiet()
    expect(runsOf(debtor).map((r) => r.status)).toEqual(['ended', 'ended'])
    expect(story.way(run)).toMatch(/^enter:treated inner:(left:cured|cured end:done)$/)
  })
})

describe('the control group', () => {
  it('is observed and never contacted, and let go when the window has closed', async () => {
    const journey = await story.publish('With control', {
      nodes: [['text', 'sms', { textId: 'sms-courteous@1', waitForAnswer: false }], ['rest', 'wait', { delay: { amount: 20, unit: 'days' } }]],
      edges: ['enter.treated -> text', 'text.otherwise -> rest', 'rest.elapsed -> end'],
      enter: { controlShare: 50, excludeFromControl: { vulnerable: true, balanceAboveCents: null } }, settings: { metricWindowDays: 7 },
    })
    await story.passTo(story.at('12:00'))
    const fromMs = story.nowMs()
    const debtors = await Promise.all(Array.from({ length: 12 }, () => story.debtor()))
    const runs = await Promise.all(debtors.map((debtor) => story.enrol(journey, debtor)))
    const group = (run: string) => story.db.read.get<{ grp: string }>('SELECT grp FROM run WHERE id = ?', run)?.grp
    const control = runs.filter((run) => group(run) === 'control')
    expect(control.length).toBeGreaterThan(1)
    expect(control.length).toBeLessThan(11)
    for (const [i, run] of runs.entries()) {
      const sent = story.contacts(debtors[i]?.personId ?? '')
      expect(story.way(run)).toBe(group(run) === 'control' ? 'enter:control control' : 'enter:treated text:sent rest')
      expect(sent).toHaveLength(group(run) === 'control' ? 0 : 1)
    }
    await story.pass(7.1)
    for (const run of control) expect(story.way(run)).toBe('enter:control control:released')
    expect(story.nowMs() - fromMs).toBeGreaterThan(7 * DAY)
    // entered = outcomes + left + here now, at every node
    for (const node of ['enter', 'control', 'text', 'rest']) {
      const count = (where: string) => story.db.read.get<{ n: number }>(`SELECT COUNT(*) AS n FROM visit v JOIN run r ON r.id = v.runId WHERE r.journeyId = ? AND v.nodeId = ? AND ${where}`, journey, node)?.n ?? 0
      const rollup = (outcome: string) => story.db.read.get<{ n: number }>(`SELECT COALESCE(SUM(n), 0) AS n FROM rollup u JOIN version w ON w.id = u.versionId WHERE w.journeyId = ? AND nodeId = ? AND arm = '' AND entryDay = '' AND outcome ${outcome}`, journey, node)?.n ?? 0
      expect(rollup(`= ''`)).toBe(count('true'))
      expect(rollup(`<> ''`)).toBe(count('v.leftAt IS NOT NULL'))
      expect(count('true')).toBe(count('v.outcome IS NOT NULL') + count('v.leftAt IS NULL'))
    }
  })
})
