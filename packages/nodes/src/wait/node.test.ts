import { describe, expect, it } from 'vitest'
import { fakeContext } from '../testing/fakes.ts'
import { codes, configOf, lowered, outcomeNames } from '../testing/shape.ts'
import { wait } from './node.ts'

const check = (changes: Record<string, unknown>) => wait.check(configOf(wait, changes), fakeContext())
const says = (changes: Record<string, unknown>) => wait.sentence(configOf(wait, changes))

describe('wait', () => {
  it('lowers to one deadline', () => {
    expect(lowered(wait, { from: 'due_date', delay: { amount: -2, unit: 'working_days' }, at: '09:30' })).toEqual([{
      label: 'wait', op: 'wait',
      until: { from: 'due_date', amount: -2, unit: 'working_days', ifPast: 'now', at: '09:30' },
      events: [], on: { timeout: { leave: 'elapsed' } },
    }])
  })

  it('has a second way out only where the date may have passed', () => {
    expect(outcomeNames(wait)).toEqual(['elapsed'])
    expect(outcomeNames(wait, { ifPast: 'past' })).toEqual(['elapsed', 'past'])
  })

  it.each([
    [{}, 'For 3 days', 'Pendant 3 jours'],
    [{ delay: { amount: 1, unit: 'working_days' }, at: '09:00' }, 'For 1 working day · at 09:00', 'Pendant 1 jour ouvré · à 09:00'],
    [{ from: 'days_past_due', delay: { amount: 15, unit: 'days' } }, 'Until day 15 past due', 'Jusqu’au 15e jour de retard'],
    [{ from: 'due_date', delay: { amount: -2, unit: 'days' } }, '2 days before the due date', '2 jours avant l’échéance'],
    [{ from: 'payday', delay: { amount: 2, unit: 'days' } }, '2 days after payday', '2 jours après le jour de paie'],
    [{ from: 'now', delay: { amount: -5, unit: 'days' } }, 'For -5 days', 'Pendant -5 jours'],
    [{ from: 'promise_date', delay: { amount: 0, unit: 'days' } }, 'On the promised date', 'À la date promise'],
  ])('says %j', (changes, en, fr) => {
    expect(says(changes)).toEqual({ en, fr })
  })

  it('refuses a wait without length, and mends it', () => {
    const [finding] = check({ delay: { amount: -4, unit: 'hours' } })
    expect(finding?.code).toBe('zero-wait')
    expect(finding?.fix?.config).toMatchObject({ delay: { amount: 4, unit: 'hours' } })
    expect(codes(check({ from: 'entry', delay: { amount: 0, unit: 'days' } }))).toEqual(['zero-wait'])
    expect(check({ from: 'due_date', delay: { amount: 0, unit: 'days' } })).toEqual([])
  })

  it('says which settings cannot go together', () => {
    expect(codes(check({ from: 'days_past_due', delay: { amount: 15, unit: 'working_days' } }))).toEqual(['wait-unit'])
    expect(codes(check({ delay: { amount: 5, unit: 'hours' }, at: '09:00' }))).toEqual(['time-ignored'])
    expect(wait.parse({ at: '25:00' }).ok).toBe(false)
  })
})
