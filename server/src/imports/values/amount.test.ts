import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessDecimal, readAmount, type Decimal } from './amount.ts'

const read = (text: string, decimal: Decimal = 'comma', currency = 'EUR') => readAmount(text, { currency, decimal })

describe('an amount', () => {
  it.each([
    ['1234,50', 123_450], ['1 234,50', 123_450], ['1\u202f234,50 €', 123_450], ['1.234,50', 123_450], ['1234,5', 123_450], ['1234', 123_400],
    ['-12,00', -1_200], ['12,00-', -1_200], ['(12,00)', -1_200], ['−12,00', -1_200], ['+12,00', 1_200], ['EUR 12,00', 1_200], [',5', 50],
    ['12,5000', 1_250], ['0', 0], ['-0,00', 0], ["1'234,50", 123_450],
  ])('%s is read with a comma', (text, cents) => {
    expect(read(text)).toEqual({ ok: true, cents })
  })

  it.each([['1,234.50', 123_450], ['1234.5', 123_450], ['$12.00', 1_200], ['1,234', 123_400]])('%s is read with a point', (text, cents) => {
    expect(read(text, 'point')).toEqual({ ok: true, cents })
  })

  it('keeps to the decimals of its currency', () => {
    expect(read('1500', 'point', 'JPY')).toEqual({ ok: true, cents: 1_500 })
    expect(read('1.250', 'point', 'KWD')).toEqual({ ok: true, cents: 1_250 })
    expect(read('1.25', 'point', 'JPY')).toEqual({ ok: false, reason: 'too_many_decimals' })
  })

  it('is never rounded or guessed', () => {
    expect(read('1,234')).toEqual({ ok: false, reason: 'too_many_decimals' })
    for (const text of ['1,234.50', '12.34', '1 2,3,4', 'n/a', '', '-', '12-34', '--5', '1.23.456,00', '1e5', '12,50 XXXX']) {
      expect(read(text), text).toEqual({ ok: false, reason: 'not_an_amount' })
    }
    expect(read('99999999999999999,00')).toEqual({ ok: false, reason: 'amount_too_large' })
  })

  it('comes back from every way of writing it', () => {
    fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom('fr-FR', 'de-DE', 'en-GB', 'de-CH'), fc.boolean(), (cents, locale, useGrouping) => {
      const text = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', useGrouping }).format(cents / 100)
      expect(read(text, locale === 'fr-FR' || locale === 'de-DE' ? 'comma' : 'point')).toEqual({ ok: true, cents: cents === 0 ? 0 : cents })
    }))
  })
})

describe('the decimal mark of a column', () => {
  it.each([
    [['1,50', '2', '30,00'], 'comma'], [['1.50', '2,000'], 'point'], [['1.234,50'], 'comma'], [['1,234.50', '3,20', '4,000.10'], 'point'],
    [['1,234', '5'], undefined], [[], undefined],
  ])('%j -> %s', (values, decimal) => {
    expect(guessDecimal(values)).toBe(decimal)
  })
})
