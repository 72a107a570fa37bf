import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settleIncidents } from '@parcours/store'
import { TestDesk } from '../testing/desk.ts'

describe('contacts that failed for good', () => {
  let desk: TestDesk
  const runs: string[] = []
  let incidentId = ''
  const visitOf = (runId: string) => ({ runId, visitSeq: 2 })
  const find = (found: string[]) => desk.deps.db.write((sql) => settleIncidents(sql, {
    findings: [{ cause: 'retries_used_up', groupKey: 'sms 20003', detail: { channel: 'sms', code: '20003' }, runs: found.map(visitOf) }],
    looked: ['retries_used_up'], nowMs: desk.nowMs, realMs: desk.nowMs }))
  const view = () => desk.as('Claire').incidents.get({ incidentId })

  beforeAll(async () => {
    desk = await TestDesk.open()
    for (const caseRef of ['C-1', 'C-2', 'C-3']) {
      const runId = await desk.enrol(caseRef)
      await desk.pass(runId, [{ visit: 1, open: 'enter' }, { visit: 1, close: 'treated' }, { visit: 2, open: 'sms' }, { visit: 2, close: 'failed' }, { visit: 3, open: 'pay' }])
      await desk.stand(runId, 3, { state: 'waiting' })
      runs.push(runId)
    }
    await find(runs)
    incidentId = desk.deps.db.read.get<{ id: string }>('SELECT id FROM incident')?.id ?? ''
  })
  afterAll(() => desk.close())

  it('are solved by what their runs do: the node is named, and the set of a job that moves them back there refuses for none', async () => {
    const { action, failedAt } = await view()
    expect(action.en).not.toContain('retry')
    expect(failedAt).toEqual([{ journeyId: desk.journeyId, nodeId: 'sms', name: 'Courteous SMS', runs: 3 }])
    const ask = { kind: 'move', nodeId: 'sms' } as const
    const { bulk } = await desk.as('Claire').bulks.freeze({
      ask, source: { kind: 'filter', filter: { incidentId, journeyId: desk.journeyId, nodeId: 'sms', outcome: 'failed', state: 'trouble' } } })
    expect(await desk.as('Claire').bulks.preview({ bulkId: bulk.id, ask })).toMatchObject({ total: 3, would: 3, refused: [] })
  })
  it('offer no run that has recovered, and nothing once they are over', async () => {
    desk.nowMs += 6_000
    await find(runs.slice(1))
    expect((await view()).failedAt).toMatchObject([{ runs: 2 }])
    await desk.deps.db.write((sql) => sql.run('UPDATE incident SET closedAt = 1, closedRealMs = 1'))
    expect((await view()).failedAt).toEqual([])
  })
})
