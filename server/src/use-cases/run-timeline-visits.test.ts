import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MONDAY_10, TestDesk } from '../testing/desk.ts'

describe('the reasons of a score', () => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await TestDesk.open()
  })
  afterAll(() => desk.close())

  /** A run whose visit has scored, with these reasons in its evidence. */
  const scored = async (caseRef: string, reasons: unknown[]) => {
    const runId = await desk.enrol(caseRef)
    await desk.pass(runId, [{ visit: 1, open: 'enter' }, { visit: 1, close: 'treated' }, { visit: 2, open: 'tone' }, { visit: 2, close: 'A' }])
    const evidence = { scorecardId: 'self-cure@1', score: 12.5, band: 'likely', reasons }
    await desk.deps.db.write((sql) => sql.run(
      `INSERT INTO step (runId, visitSeq, attempt, nodeId, name, tag, at, result, evidence) VALUES (?,2,1,'tone','score',1,?,'{}',?)`, runId, MONDAY_10, JSON.stringify(evidence)))
    const { timeline } = await desk.as('Claire').runs.get({ runId })
    return timeline.find(({ kind }) => kind === 'visit')
  }

  it('are told in the language of the desk', async () => {
    const visit = await scored('C-1', [{ en: 'late before', fr: 'déjà en retard' }, { en: 'new customer', fr: 'client récent' }])
    expect(visit?.detail).toEqual({
      en: '12.5 · self-cure@1 · late before, new customer', fr: '12,5 · self-cure@1 · déjà en retard, client récent',
    })
    expect(visit?.evidence).toEqual({ scorecardId: 'self-cure@1', score: 12.5, band: 'likely' })
  })
  it('of old rows, which hold English only, are still told', async () => {
    expect((await scored('C-2', ['late before']))?.detail).toEqual({ en: '12.5 · self-cure@1 · late before', fr: '12,5 · self-cure@1 · late before' })
  })
  it('are left out where there is none', async () => {
    expect((await scored('C-3', []))?.detail?.fr).toBe('12,5 · self-cure@1')
  })
})
