import type { CaseSnapshot, RunRecord } from '@parcours/store'
import { describe, expect, it } from 'vitest'
import { claimable } from './open-questions.ts'

const NOW = Date.UTC(2027, 1, 1, 9)
const DAY = 86_400_000
const debt = (id: string, more: { status?: string; arrearsCents?: number } = {}) => ({ id, status: 'open', arrearsCents: 10_000, ...more })
/** What these functions read of a case; the rest of a snapshot is beside the point. */
const snapshot = (more: Record<string, unknown>) => ({ debts: [], suspensions: [], promises: [], plan: null, ...more }) as unknown as CaseSnapshot
const run = { toleranceCents: 100 } as RunRecord
const dispute = (debtId: string | null) => ({ id: 's', personId: 'p', debtId, caseId: null, kind: 'dispute', since: NOW - DAY, until: null })

const named = (more: Record<string, unknown>, suspends?: ReadonlySet<string>) =>
  claimable({ run, snapshot: snapshot(more), nowMs: NOW, suspends }).debts.map((d) => d.id)

describe('the debts that a message may claim', () => {
  it('leave out the disputed, the sold and the paid', () => {
    const debts = [debt('disputed'), debt('due'), debt('sold', { status: 'sold' }), debt('ahead', { arrearsCents: 0 })]
    expect(named({ debts, suspensions: [dispute('disputed')] })).toEqual(['due'])
  })
  it('keep a debt whose question does not suspend this journey', () => {
    expect(named({ debts: [debt('a')], suspensions: [dispute('a')] }, new Set())).toEqual(['a'])
  })
  it('are all of them when none is left, so that the gate can say why nothing goes', () => {
    const debts = [debt('a'), debt('b')]
    expect(named({ debts, suspensions: [dispute('a'), dispute('b')] })).toEqual(['a', 'b'])
    expect(named({ debts, suspensions: [dispute(null)] })).toEqual(['a', 'b'])
  })
})
