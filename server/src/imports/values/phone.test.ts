import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePhone, readPhone } from './phone.ts'

describe('a phone', () => {
  it.each([
    ['06 39 98 00 12', 'FR', '+33639980012', 'mobile'], ['0033 6 39 98 00 12', 'FR', '+33639980012', 'mobile'], ['+33 (0)1 99 00 12 34', 'FR', '+33199001234', 'landline'],
    ['01.99.00.12.34', 'FR', '+33199001234', 'landline'], ['+1 202-555-0123', 'FR', '+12025550123', 'mobile'], ['(202) 555-0123', 'US', '+12025550123', 'mobile'],
    ['0475 12 34 56', 'BE', '+32475123456', 'mobile'], ['06 39 98 00 12', 'BE', undefined, undefined],
  ])('%s in %s', (text, country, value, kind) => {
    expect(readPhone(text, country)).toEqual(value === undefined ? undefined : { value, kind })
  })

  it.each(['0612', 'none', '0800 123 456', '0899 70 00 00', '06 12 34 56 78 ext 5', '112'])('%s is not one that we may use', (text) => {
    expect(readPhone(text, 'FR')).toBeUndefined()
  })

  it('is the same by the short way and by the library', () => {
    fc.assert(fc.property(fc.constantFrom('0', '+33', '0033'), fc.stringMatching(/^[1-79]\d{8}$/), fc.constantFrom('FR', 'BE'), (prefix, digits, country) => {
      const byLibrary = parsePhone(prefix + digits, country)
      // What the library cannot place (French national form abroad) is refused by both.
      expect(readPhone(prefix + digits, country)).toEqual(byLibrary)
    }), { numRuns: 2_000 })
  })
})
