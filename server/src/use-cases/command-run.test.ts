import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settleCommand } from '@parcours/store'
import { TestDesk } from '../testing/desk.ts'

let desk: TestDesk
let runId: string
beforeAll(async () => {
  desk = await TestDesk.open()
  runId = await desk.enrol('C-1')
})
afterAll(() => desk.close())

const me = () => desk.as('Claire').commands
const act = (commandId: string) => ({ commandId, runId, reason: 'a test' })
const args = (id: string) => desk.deps.db.read.all<{ args: string }>('SELECT args FROM command WHERE id = ?', id).map((row) => row.args)

describe('an act whose answer was lost', () => {
  it('is the same when it is sent again', async () => {
    await me().ask({ ...act('act-00001'), ask: { kind: 'move', nodeId: 'team' } })
    expect(await me().ask({ ...act('act-00001'), reason: 'in other words', ask: { kind: 'move', nodeId: 'team' } })).toMatchObject({ state: 'sent', kind: 'move' })
  })
  it('is not told as done when something else was chosen since', async () => {
    await me().ask({ ...act('act-00002'), ask: { kind: 'move', nodeId: 'team' } })
    await expect(me().ask({ ...act('act-00002'), ask: { kind: 'move', nodeId: 'sms' } })).rejects.toMatchObject({ code: 'CONFLICT', cause: { told: { code: 'act_known' } } })
    expect(args('act-00002')).toEqual(['{"nodeId":"team"}'])
  })
  it('nor when another queue was chosen, another correction, or another act altogether', async () => {
    await me().handOver({ ...act('act-00003'), queue: 'care' })
    expect(await me().handOver({ ...act('act-00003'), queue: 'care' })).toMatchObject({ kind: 'pause' })
    await expect(me().handOver({ ...act('act-00003'), queue: 'law' })).rejects.toThrow('Something else was asked')
    await expect(me().stopContact(act('act-00003'))).rejects.toThrow('Something else was asked')
    const correct = (value: 'fr' | 'en') => me().correct({ ...act('act-00004'), correction: { what: 'language', value } })
    await correct('en')
    expect(await correct('en')).toMatchObject({ state: 'applied' })
    await expect(correct('fr')).rejects.toThrow('Something else was asked')
  })
})

describe('a run that was moved to another arm', () => {
  it('is shown in the arm where it is, so that it can go back', async () => {
    await desk.deps.db.write((sql) => sql.run(`UPDATE run SET arms = ';tone=A;' WHERE id = ?`, runId))
    const ask = (commandId: string, arm: string) => me().ask({ ...act(commandId), ask: { kind: 'arm', nodeId: 'tone', arm } })
    const answer = (id: string) => desk.deps.db.write((sql) => settleCommand(sql, id, { answer: { kind: 'applied', before: [], after: [] }, nowMs: desk.nowMs }))
    const arms = async () => (await me().possible({ runId })).arms.map(({ nodeId, arm }) => [nodeId, arm])
    expect(await arms()).toEqual([['tone', 'A']])
    await ask('to-arm-b', 'B')
    await answer('to-arm-b')
    expect(await arms()).toEqual([['tone', 'B']])
    expect(await ask('to-b-again', 'B')).toMatchObject({ state: 'refused', refusal: { code: 'same_arm' } })
    expect(await ask('back-to-a', 'A')).toMatchObject({ state: 'sent' })
  })
})
