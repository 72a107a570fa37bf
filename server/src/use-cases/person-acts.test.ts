import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestDesk } from '../testing/desk.ts'

describe('a fact that an operator notes', () => {
  let desk: TestDesk
  let runId: string
  beforeAll(async () => {
    desk = await TestDesk.open()
    runId = await desk.enrol('C-1')
  })
  afterAll(() => desk.close())

  const note = (commandId: string, dueDate: string) =>
    desk.as('Claire').commands.note({ commandId, runId, reason: 'said on the phone', fact: { type: 'promise', amountCents: 5_000, dueDate } })
  const kept = () => desk.deps.db.read.all<{ id: string }>(`SELECT id FROM command WHERE kind = 'note'`).map(({ id }) => id)
  const promises = () => desk.deps.db.read.all('SELECT id FROM promise')

  it('is not told as done while it does not fit, however often it is sent', async () => {
    await expect(note('act-0001', '2020-01-01')).rejects.toThrow('The date of the promise has passed')
    await expect(note('act-0001', '2020-01-01')).rejects.toThrow('The date of the promise has passed')
    await expect(note('act-0001', '2026-12-01')).rejects.toThrow('note it anew')
    expect([kept(), promises().length]).toEqual([[], 0])
  })
  it('is applied once', async () => {
    await note('act-0002', '2026-12-01')
    expect(await note('act-0002', '2026-12-01')).toMatchObject({ state: 'applied', kind: 'note' })
    expect([kept(), promises().length]).toEqual([['act-0002'], 1])
  })
})
