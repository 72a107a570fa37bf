import { describe, expect, it } from 'vitest'
import { explain } from './errors.ts'

describe('what a failed call means', () => {
  it('uses the words of the desk', () => {
    const failed = Object.assign(new Error('x'), { data: { parcours: { code: 'offer-expired', en: 'It expired', fr: 'Elle a expiré' } } })
    expect(explain(failed)).toEqual({ code: 'offer-expired', message: { en: 'It expired', fr: 'Elle a expiré' }, hint: null })
  })

  it('takes the one sentence of a plain HTTP route for both languages', () => {
    expect(explain({ data: { parcours: { code: 'refused', message: 'Too large.' } } }).message).toEqual({ en: 'Too large.', fr: 'Too large.' })
  })

  it('knows what is gone', () => {
    expect(explain({ data: { code: 'NOT_FOUND' } }).code).toBe('not-found')
  })

  it('tells a desk that is away from one that failed', () => {
    expect(explain(new TypeError('Failed to fetch')).code).toBe('offline')
    expect(explain(new Error('Boom')).code).toBe('unexpected')
  })

  it('takes a desk that does not answer in time for one that is away', () => {
    const late = new DOMException('signal timed out', 'TimeoutError')
    expect(explain(late).code).toBe('offline')
    expect(explain(new Error('signal timed out', { cause: late })).code).toBe('offline')
  })

  it('takes anything that was thrown', () => {
    expect(explain(null).code).toBe('unexpected')
    expect(explain({ data: { parcours: 'no' } }).code).toBe('unexpected')
  })
})
