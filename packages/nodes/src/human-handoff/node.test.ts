import { describe, expect, it } from 'vitest'
import type { NewTask } from '@parcours/node-kit'
import { fakeContext, fakeServices, T0 } from '../testing/fakes.ts'
import { codes, configOf, lowered, outcomeNames } from '../testing/shape.ts'
import { visit } from '../testing/visit.ts'
import { humanHandoff } from './node.ts'

const config = configOf(humanHandoff, { queue: 'social', results: ['helped', 'refused_help'], skill: 'hardship', priority: 2 })

describe('human handoff', () => {
  it('opens a task with its due instant, which ends the wait as expired', () => {
    const opened: NewTask[] = []
    const services = fakeServices({ tasks: { open: (task) => { opened.push(task); return { taskId: 't1' } } } })
    const visited = visit(humanHandoff, { config, services })
    expect(visited).toMatchObject({ outcome: 'expired', nowMs: T0 + 86_400_000, data: { taskId: 't1', dueAtMs: T0 + 86_400_000 } })
    expect(opened).toEqual([{
      queue: 'social', skill: 'hardship', priority: 2, dueAtMs: T0 + 86_400_000, instructions: '', results: ['helped', 'refused_help'],
    }])
  })

  it('continues by the result that the operator chose', () => {
    expect(lowered(humanHandoff)[1]).toMatchObject({
      events: [{ type: 'task.resolved', result: '$result' }], expires: 'task', on: { timeout: { leave: 'expired' } },
    })
    expect(outcomeNames(humanHandoff, { results: ['helped', 'refused_help'] })).toEqual(['helped', 'refused_help', 'expired'])
    expect(humanHandoff.human).toBe(true)
  })

  it('says the queue and how soon', () => {
    expect(humanHandoff.sentence(config)).toEqual({ en: 'Queue “social” · 1 day', fr: 'File «\u202fsocial\u202f» · 1 jour' })
    expect(humanHandoff.sentence({ ...config, slaHours: 4 }).en).toBe('Queue “social” · 4 h')
  })

  it('checks queue, time and results', () => {
    const check = (changes: Record<string, unknown>) => humanHandoff.check({ ...config, ...changes }, fakeContext())
    expect(check({})).toEqual([])
    expect(codes(check({ queue: '' }))).toEqual(['missing-queue'])
    expect(codes(check({ queue: 'moon' }))).toEqual(['unknown-queue'])
    expect(codes(check({ results: ['expired', 'ok', 'ok'] }))).toEqual(['name-reserved', 'name-twice'])
    const mended = check({ results: [], slaHours: 0 }).map((f) => f.fix?.config)
    expect(mended).toEqual([{ ...config, results: [], slaHours: 24 }, { ...config, slaHours: 0, results: ['resolved'] }])
  })
})
