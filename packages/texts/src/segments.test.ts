import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainSigns, segmentsOf } from './segments.ts'

test('the limits of one and of several parts', () => {
  const cut = (body: string) => { const { encoding, units, count } = segmentsOf(body); return [encoding, units, count] }
  expect(cut('a'.repeat(160))).toEqual(['gsm7', 160, 1])
  expect(cut('a'.repeat(161))).toEqual(['gsm7', 161, 2])
  expect(cut('a'.repeat(306))).toEqual(['gsm7', 306, 2])
  expect(cut('a'.repeat(307))).toEqual(['gsm7', 307, 3])
  expect(cut(`${'a'.repeat(159)}€`)).toEqual(['gsm7', 161, 2])
  expect(cut('é'.repeat(160))).toEqual(['gsm7', 160, 1])
  expect(cut('ê'.repeat(70))).toEqual(['ucs2', 70, 1])
  expect(cut('ê'.repeat(71))).toEqual(['ucs2', 71, 2])
  expect(cut(`${'a'.repeat(69)}😀`)).toEqual(['ucs2', 71, 2])
  expect(cut('')).toEqual(['gsm7', 0, 1])
})

test('plain signs are never dearer', () => {
  const body = fc.array(fc.constantFrom('a', 'é', '’', '«', '–', '…', '\u202f', 'œ', 'ç', '€'), { maxLength: 60 }).map((a) => a.join(''))
  fc.assert(fc.property(body, (text) => {
    expect(segmentsOf(plainSigns(text)).count).toBeLessThanOrEqual(segmentsOf(text).count)
  }))
})
