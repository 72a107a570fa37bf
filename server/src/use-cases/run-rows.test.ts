import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOUR, TestDesk } from '../testing/desk.ts'

describe('a run of the control group', () => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await TestDesk.open()
  })
  afterAll(() => desk.close())

  it('is observed, in both languages; the page names its lane', async () => {
    const runId = await desk.enrol('C-1')
    await desk.pass(runId, [{ visit: 1, open: 'enter' }, { visit: 1, close: 'control' }, { visit: 2, open: 'control' }])
    await desk.stand(runId, 2, { state: 'waiting', nextAt: desk.nowMs + HOUR })
    const { rows } = await desk.as('Claire').runs.list({ filter: { journeyId: desk.journeyId, nodeId: 'control' } })
    expect(rows).toMatchObject([{ runId, nodeId: 'control', nodeName: null, state: 'waiting', because: { en: 'observed', fr: 'observé' } }])
    const { place, timeline } = await desk.as('Claire').runs.get({ runId })
    expect(place.en).toMatch(/^Observed in the control group until /)
    expect(timeline.at(-1)?.title).toEqual({ en: 'Control group', fr: 'Groupe témoin' })
  })
})
