import type { Decision } from '@parcours/policy'
import { describe, expect, it } from 'vitest'
import { orHeld, orStop } from './verdict.ts'

const packs = [{ id: 'fr-house', version: '1' }]
const DECISIONS: Decision[] = [
  { kind: 'allow', packs, rules: [], windowEndMs: null, debtIds: ['d'] },
  { kind: 'defer', packs, rules: ['fr-house.window'], untilMs: 5, legalFromMs: 5, law: true },
  { kind: 'hold', packs, rules: ['house.dispute'], reason: 'dispute' },
  { kind: 'block', packs, rules: ['house.opt_out'] },
]
const CURED: Decision = { kind: 'stop', packs, rules: ['house.cured'], fact: 'cured' }
const STOPPED = { reason: 'stopped', rule: 'house.stop_workspace', stopId: 'stp_1' } as const

describe('what no pack knows', () => {
  it('is the end that was told to the run: it stands before every decision but another end', () => {
    for (const decision of DECISIONS) expect(orStop(decision, 'moved')).toEqual({ kind: 'stop', packs, rules: ['house.moved'], fact: 'moved' })
    expect(orStop(CURED, 'moved')).toBe(CURED)
    for (const decision of DECISIONS) expect(orStop(decision, undefined)).toBe(decision)
  })
  it('is an operator’s stop or pause: everything is held, an end alone goes before', () => {
    for (const decision of DECISIONS) expect(orHeld(decision, STOPPED)).toEqual({ kind: 'hold', packs, rules: ['house.stop_workspace'], reason: 'stopped', stopId: 'stp_1' })
    expect(orHeld(CURED, STOPPED)).toBe(CURED)
    for (const decision of DECISIONS) expect(orHeld(decision, undefined)).toBe(decision)
  })
})
