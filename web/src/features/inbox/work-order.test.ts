import { describe, expect, it } from 'vitest'
import type { TaskRow } from '@parcours/server/router'
import { inWorkOrder, isWork } from './work-order.ts'

const task = (taskId: string, priority: number, dueAtMs: number): TaskRow => ({
  taskId, priority, dueAtMs, runId: null, queue: 'social', skill: '', status: 'open', claimedBy: null, openedAtMs: 0,
  title: { en: '', fr: '' }, person: '', caseRef: '', arrearsCents: 0, currency: 'EUR',
})

describe('the order of work', () => {
  it('takes the higher priority first, then the earlier due', () => {
    const order = inWorkOrder([task('late', 5, 10), task('soon', 1, 30), task('sooner', 1, 20)])
    expect(order.map(({ taskId }) => taskId)).toEqual(['sooner', 'soon', 'late'])
  })

  it('leaves the given list as it was', () => {
    const given = [task('a', 1, 0), task('b', 2, 0)]
    inWorkOrder(given)
    expect(given.map(({ taskId }) => taskId)).toEqual(['a', 'b'])
  })

  it('counts open and claimed tasks as work', () => {
    expect((['open', 'claimed', 'resolved', 'expired'] as const).filter((status) => isWork({ status }))).toEqual(['open', 'claimed'])
  })
})
