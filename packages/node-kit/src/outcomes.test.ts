import { describe, expect, it } from 'vitest'
import { outcomeWords } from './outcome-words.ts'
import { namedOutcome, outcome } from './outcomes.ts'

describe('outcomes', () => {
  it('of the house have words in both languages, and the colour of trouble where there is some', () => {
    expect(outcome('no_reply')).toEqual({ name: 'no_reply', label: { en: 'no reply', fr: 'sans réponse' }, tone: 'plain' })
    expect(outcome('policy_timeout')).toEqual({ name: 'policy_timeout', label: { en: 'postponed too long', fr: 'différé trop longtemps' }, tone: 'amber' })
  })
  it('that a manager named as we do are told in our words', () => {
    expect(namedOutcome('not_reached')).toEqual({ name: 'not_reached', label: { en: 'not reached', fr: 'non joint' }, tone: 'plain' })
    expect(namedOutcome('failed')).toMatchObject({ label: { fr: 'échec' }, tone: 'plain' })
  })
  it('of any other name are read as they were typed, without underscores', () => {
    expect(namedOutcome('very_late_B')).toMatchObject({ name: 'very_late_B', label: { en: 'very late B', fr: 'very late B' } })
    for (const name of ['constructor', 'toString']) expect(outcomeWords(name)).toEqual({ en: name, fr: name })
  })
})
