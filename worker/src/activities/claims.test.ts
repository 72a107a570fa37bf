import type { ContactIntent } from '@parcours/node-kit'
import type { CaseSnapshot, RunRecord } from '@parcours/store'
import { describe, expect, it } from 'vitest'
import { claimable } from './gate-input.ts'
import { isPast } from './prepare-contact.ts'

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

describe('a reminder', () => {
  const intent = (more: Partial<ContactIntent>): ContactIntent => ({ channel: 'sms', textId: 't@1', reminder: true, ...more })
  const plan = (paidCents: number) => snapshot({ plan: { id: 'pl', status: 'active', instalments: [{ n: 2, amountCents: 500, paidCents }] } })

  it('is past after its last instant', () => {
    expect(isPast(intent({ notAfterMs: NOW }), snapshot({}), NOW)).toBe(false)
    expect(isPast(intent({ notAfterMs: NOW - 1 }), snapshot({}), NOW)).toBe(true)
  })
  it('is past once its instalment is paid, or its payment plan is gone', () => {
    const about = intent({ variables: { 'instalment.number': 2 } })
    expect([plan(0), plan(499), plan(500), snapshot({})].map((one) => isPast(about, one, NOW))).toEqual([false, false, true, true])
  })
  it('is past once its promise is closed', () => {
    const about = intent({ variables: { 'promise.amountCents': 100 } })
    expect(['open', 'kept'].map((status) => isPast(about, snapshot({ promises: [{ status }] }), NOW))).toEqual([false, true])
  })
})
