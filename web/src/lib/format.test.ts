import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatAmount, formatCount, formatFactor, formatInterval, formatMoney, formatPercent, formatPoints, formatUnitMoney, minorDigits, minorUnits,
} from './format.ts'

const THIN = '\u202f'

describe('counts', () => {
  it('groups thousands as the language does', () => {
    expect(formatCount(12_640, 'en')).toBe('12,640')
    expect(formatCount(12_640, 'fr')).toBe(`12${THIN}640`)
  })

  it('writes a true minus', () => {
    expect(formatCount(-3, 'en')).toBe('\u22123')
  })
})

describe('money', () => {
  it('puts the sign where the language does', () => {
    expect(formatMoney(124_000, 'EUR', 'en')).toBe(`€${THIN}1,240.00`)
    expect(formatMoney(124_000, 'EUR', 'fr')).toBe(`1${THIN}240,00${THIN}€`)
    expect(formatMoney(-5, 'USD', 'en')).toBe(`$${THIN}\u22120.05`)
  })

  it('knows currencies of no and of three decimals', () => {
    expect([minorDigits('JPY'), minorDigits('EUR'), minorDigits('TND')]).toEqual([0, 2, 3])
    expect(formatMoney(1240, 'JPY', 'en')).toBe(`¥${THIN}1,240`)
    expect(formatAmount(1_240_500, 'TND', 'fr')).toBe(`1${THIN}240,500`)
  })

  it('is kept in the minor unit of its own currency', () => {
    expect([minorUnits(5_000, 'JPY'), minorUnits(12.5, 'TND'), minorUnits(19.99, 'EUR')]).toEqual([5_000, 12_500, 1_999])
  })

  it('loses no cent of any amount', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (cents) => {
      const digits = formatAmount(cents, 'EUR', 'en').replaceAll(',', '').replace('.', '')
      expect(Number(digits)).toBe(cents)
    }))
  })

  it('gives a cost per euro three decimals', () => {
    expect(formatUnitMoney(0.0213, 'EUR', 'en')).toBe(`€${THIN}0.021`)
    expect(formatUnitMoney(0.0213, 'EUR', 'fr')).toBe(`0,021${THIN}€`)
  })
})

describe('rates', () => {
  it('keeps a space before the sign in both languages', () => {
    expect(formatPercent(0.384, 'en', 1)).toBe(`38.4${THIN}%`)
    expect(formatPercent(0.384, 'fr', 1)).toBe(`38,4${THIN}%`)
    expect(formatPercent(0.61, 'en')).toBe(`61${THIN}%`)
  })

  it('signs a difference, and only a difference that is one', () => {
    expect(formatPoints(0.074, 'en')).toBe(`+7.4${THIN}pt`)
    expect(formatPoints(-0.008, 'fr')).toBe(`\u22120,8${THIN}pt`)
    expect(formatPoints(0, 'en')).toBe(`0.0${THIN}pt`)
  })

  it('separates bounds by what is not a decimal sign', () => {
    expect(formatInterval([0.369, 0.399], 'en')).toBe('[36.9, 39.9]')
    expect(formatInterval([0.369, 0.399], 'fr')).toBe(`[36,9${THIN}; 39,9]`)
    expect(formatInterval([0.009, 0.139], 'en', 100, true)).toBe('[+0.9, +13.9]')
  })
})

it('writes the speed of the clock', () => {
  expect(formatFactor(1440, 'en')).toBe('×1,440')
})
