import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderOf, readDate, weighDate, type OrderEvidence } from './date.ts'

describe('a date', () => {
  it.each([
    ['2026-03-04', '2026-03-04'], ['2026-03-04T10:00:00Z', '2026-03-04'], ['20260304', '2026-03-04'], ['04/03/2026', '2026-03-04'], ['4.3.2026', '2026-03-04'],
    ['04-03-2026 00:00', '2026-03-04'], ['29/02/2028', '2028-02-29'],
  ])('%s is read', (text, day) => {
    expect(readDate(text, 'dmy')).toBe(day)
  })

  it.each(['29/02/2027', '31/04/2026', '00/01/2026', '2026-13-01', '04/03/26', '1826-03-04', 'soon', '', '45000'])('%s is no day', (text) => {
    expect(readDate(text, 'dmy')).toBeUndefined()
  })

  it('comes back from both orders', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (date) => {
      const iso = date.toISOString().slice(0, 10)
      const [y, m, d] = iso.split('-')
      expect([readDate(`${d}/${m}/${y}`, 'dmy'), readDate(`${m}/${d}/${y}`, 'mdy'), readDate(iso, 'mdy')]).toEqual([iso, iso, iso])
    }))
  })
})

describe('the order of day and month', () => {
  const weigh = (...texts: string[]): OrderEvidence => {
    const evidence: OrderEvidence = { dmy: 0, mdy: 0 }
    for (const text of texts) weighDate(evidence, text)
    return evidence
  }

  it('is day first unless only the month can come first', () => {
    expect(orderOf(weigh('03/04/2026'))).toBe('dmy')
    expect(orderOf(weigh('03/04/2026', '12/31/2026'))).toBe('mdy')
    expect(orderOf(weigh('31/12/2026', '12/31/2026'))).toBe('dmy')
  })

  it('shows a date that reads both ways', () => {
    expect(weigh('05/05/2026', '31/12/2026', '03/04/2026').ambiguous).toBe('03/04/2026')
    expect(weigh('05/05/2026', '2026-03-04').ambiguous).toBeUndefined()
  })
})
