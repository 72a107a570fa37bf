import type { ContactIntent } from '@parcours/node-kit'
import type { CaseSnapshot } from '@parcours/store'
import { describe, expect, it } from 'vitest'
import { isPast } from './prepare-contact.ts'

const NOW = Date.UTC(2027, 1, 1, 9)
/** What this function reads of a case; the rest of a snapshot is beside the point. */
const snapshot = (more: Record<string, unknown>) => ({ promises: [], plan: null, ...more }) as unknown as CaseSnapshot

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
