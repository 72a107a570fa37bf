import { runLines } from '@parcours/store'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
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
  it('is money in the currency of its case', async () => {
    await desk.deps.db.write((sql) => sql.run(`UPDATE run SET currency = 'JPY' WHERE id = ?`, runId))
    expect(await desk.as('Claire').commands.possible({ runId })).toMatchObject({ currency: 'JPY' })
  })
})

describe('a fact of the person that an operator corrects', () => {
  let desk: TestDesk
  let runId: string
  let act = 0
  beforeEach(async () => {
    desk = await TestDesk.open()
    runId = await desk.enrol('C-1')
  })
  afterEach(() => desk.close())

  const correct = (correction: Parameters<ReturnType<TestDesk['as']>['commands']['correct']>[0]['correction']) =>
    desk.as('Claire').commands.correct({ commandId: `correct-${(act += 1)}`, runId, reason: 'said on the phone', correction })
  const points = () => desk.deps.db.read.all<{ kind: string; value: string; source: string; wrongAt: number | null }>(
    `SELECT kind, value, source, wrongAt FROM contact_point WHERE personId = 'per1' ORDER BY rowid`)
  const wrong = () => points().filter(({ wrongAt }) => wrongAt !== null).map(({ value }) => value)

  it.each(['0612345678', ' 06 12 34 56 78', '+33612345678'])('is a number of somebody else, written as %s', async (value) => {
    expect(await correct({ what: 'wrong_number', value })).toMatchObject({ state: 'applied' })
    expect(wrong()).toEqual(['+33612345678'])
  })
  it('is an address of somebody else, in capitals', async () => {
    await correct({ what: 'wrong_number', value: 'Helene@Example.org' })
    expect(wrong()).toEqual(['helene@example.org'])
  })
  it('is not told as corrected when the person has no such number', async () => {
    await expect(correct({ what: 'wrong_number', value: '0612345679' })).rejects.toThrow('The person has no such number')
    expect([wrong(), desk.deps.db.read.all('SELECT id FROM command'), desk.deps.db.read.all(`SELECT id FROM event WHERE source = 'desk'`)]).toEqual([[], [], []])
  })
  it('is the number that was told last, of several', async () => {
    for (const value of ['0612000001', '0612000002', '0612000003']) await correct({ what: 'phone', value })
    expect(points().filter(({ source }) => source === 'corrected')).toMatchObject([{ kind: 'mobile', value: '+33612000003' }])
    await correct({ what: 'phone', value: '0612000001' })
    expect(points().filter(({ source }) => source === 'corrected').map(({ value }) => value)).toEqual(['+33612000001'])
  })
  it('is the number that lists show from then on', async () => {
    const listed = () => runLines(desk.deps.db.read, [runId]).map(({ phone }) => phone)
    expect(listed()).toEqual(['+33612345678'])
    for (const value of ['0612000003', '0612000001', '0612000002']) {
      await correct({ what: 'phone', value })
      expect(listed()).toEqual([`+33${value.slice(1)}`])
    }
  })
  it('leaves what was corrected of another kind', async () => {
    await correct({ what: 'email', value: 'New@example.org' })
    await correct({ what: 'phone', value: '0612000001' })
    expect(points().filter(({ source }) => source === 'corrected').map(({ value }) => value)).toEqual(['new@example.org', '+33612000001'])
  })
  it('can be chosen from the points that are in use', async () => {
    await correct({ what: 'wrong_number', value: '+33612345678' })
    expect((await desk.as('Claire').commands.possible({ runId })).points).toEqual([{ kind: 'email', value: 'helene@example.org' }])
  })
})
