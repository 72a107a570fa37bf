import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MONDAY_10, TestDesk } from '../testing/desk.ts'
import { journeyOfTests } from '../testing/journey.ts'

describe('a run that has moved on to another version', () => {
  let desk: TestDesk
  let timeline: Awaited<ReturnType<ReturnType<TestDesk['as']>['runs']['get']>>['timeline']
  beforeAll(async () => {
    desk = await TestDesk.open()
    const { db } = desk.deps
    const runId = await desk.enrol('C-1')
    await desk.pass(runId, [{ visit: 1, open: 'enter' }, { visit: 1, close: 'treated' }, { visit: 2, open: 'sms' }, { visit: 2, close: 'sent' }])
    await desk.deps.db.write((sql) => {
      sql.run(
        `INSERT INTO decision (runId, visitSeq, attempt, nodeId, personId, channel, at, verdict, rules, packs, inputs, law, late) VALUES (?,2,1,'sms','per1','sms',?,'defer','[]','[]','{}',0,0)`, runId, MONDAY_10)
      sql.run(
        `INSERT INTO contact (id, runId, visitSeq, attempt, personId, caseId, debtIds, nodeId, channel, at, status, textId, language, address, body, windowEndMs, sendByRealMs)
         VALUES ('c1',?,2,1,'per1','case1','[]','sms','sms',?,'sent','sms-courteous@1','fr','+33612345678','Bonjour',0,0)`, runId, MONDAY_10)
      sql.run(
        `INSERT INTO command (id, runId, kind, seq, args, reason, actor, at, atRealMs, state, before, after) VALUES ('m1',?,'migrate',1,'{}','newer',?,?,0,'applied',?,?)`, runId, 'Claire', MONDAY_10 + 1,
        JSON.stringify([{ visit: 2, nodeId: 'sms', state: 'working', untilMs: null }]), JSON.stringify([{ visit: 3, nodeId: 'sms', state: 'working', untilMs: null }]))
    })
    const drawing = journeyOfTests()
    const journey = { ...drawing, nodes: drawing.nodes.map((node) => (node.id === 'sms' ? { ...node, name: 'Firm SMS' } : node)) }
    await desk.as('Claire').journeys.save({ journeyId: desk.journeyId, revision: 1, journey })
    await desk.as('Claire').journeys.publish({ journeyId: desk.journeyId, revision: 2 })
    await db.write((sql) => sql.run('UPDATE run SET versionId = (SELECT liveVersionId FROM journey WHERE id = run.journeyId) WHERE id = ?', runId))
    await desk.pass(runId, [{ visit: 3, open: 'sms' }])
    ;({ timeline } = await desk.as('Claire').runs.get({ runId }))
  })
  afterAll(() => desk.close())

  const of = (kind: string) => timeline.filter((one) => one.kind === kind)

  it('has entered the version that it entered', () => {
    expect(of('entered')).toMatchObject([{ detail: { en: 'Version 1' }, evidence: { version: 1 } }])
  })
  it('has passed, asked and contacted at nodes by the names that they had', () => {
    expect(of('visit').map(({ title }) => title.en)).toEqual(['Courteous SMS → sent', 'Firm SMS'])
    expect(of('decision').map(({ title }) => title.en)).toEqual(['Courteous SMS: postponed'])
    expect(of('contact').map(({ title }) => title.en.split(':')[0])).toEqual(['Courteous SMS'])
  })
  it('went from a node of the one to a node of the other', () => {
    expect(of('command')[0]?.changes).toMatchObject([{ before: { en: '“Courteous SMS”, under way' }, after: { en: '“Firm SMS”, under way' } }])
  })
})
