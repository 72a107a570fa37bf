import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysBetween, weekdayOf } from '@parcours/clock'
import { SELF_CURE, score } from '@parcours/scoring'
import { demoPortfolio } from './demo-portfolio.ts'
import { LATE_AT_START, americanDueDates, dayOf, frenchDueDates } from './due-days.ts'

/** A Monday morning. */
const START = Date.UTC(2026, 10, 23, 9)
const demo = demoPortfolio(START)
const csv = readFileSync(join(import.meta.dirname, '..', 'data', 'taiwan-late.csv'), 'utf8')
const valuesOf = (kind: string) => demo.contactPoints.filter((p) => p.kind === kind).map((p) => p.value)
const countBy = <T>(list: readonly T[], key: (one: T) => string) =>
  Object.fromEntries(Object.entries(Object.groupBy(list, key)).map(([name, found]) => [name, found?.length ?? 0]))

describe('the extract', () => {
  const header = csv.split('\n').find((line) => !line.startsWith('#'))

  test('names its source and holds no protected attribute', () => {
    expect(csv).toMatch(/Yeh and C\.-h\. Lien, Expert Systems with Applications 36\(2\), 2009/)
    expect(csv).toContain('CC BY 4.0')
    expect(header).toBe('ID,LIMIT_BAL,PAY_0,PAY_2,PAY_3,PAY_4,PAY_5,PAY_6,BILL_AMT1,BILL_AMT2,PAY_AMT1')
  })

  test('becomes debts, each row one, with no cent lost', () => {
    const rows = csv.trimEnd().split('\n').filter((line) => /^\d/.test(line)).map((line) => line.split(',').map(Number))
    const arrearsNt = (row: number[]) => row[8]! * Math.min(10, row[2]!) / 10
    const euros = rows.slice(0, -60).reduce((sum, row) => sum + Math.round(arrearsNt(row) * 2.5), 0)
    const sum = (currency: string) => demo.debts.filter((d) => d.currency === currency).reduce((total, d) => total + d.arrearsCents, 0)
    expect(demo.debts).toHaveLength(rows.length)
    expect(sum('EUR')).toBe(euros)
    expect([rows.length, sum('EUR'), sum('USD')]).toEqual([4_924, 134_983_183, 2_282_753])
  })
})

describe('the portfolios', () => {
  test('are a creditor in its own name and an agency, and give credit for the data', () => {
    expect(demo.portfolios.map(({ id, collector, currency }) => [id, collector, currency]))
      .toEqual([['cards-fr', 'creditor', 'EUR'], ['us-agency', 'agency', 'USD']])
    for (const { credit } of demo.portfolios) expect(credit).toMatch(/Yeh.*2009.*CC BY 4\.0.*arrears derived.*rescaled/)
    expect(countBy(demo.debts, (d) => d.portfolioId)).toEqual({ 'cards-fr': 4_864, 'us-agency': 60 })
    expect(countBy(demo.persons, (p) => p.portfolioId)).toEqual({ 'cards-fr': 4_230, 'us-agency': 20 })
  })

  test('every tenth French person has two debts, every twentieth three, every American three', () => {
    const perCase = countBy(demo.debts, (d) => d.caseId)
    const french = demo.cases.filter((c) => c.portfolioId === 'cards-fr').map((c) => perCase[c.id])
    expect(french.slice(0, 20)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3])
    expect(demo.cases.filter((c) => c.portfolioId === 'us-agency').map((c) => perCase[c.id])).toEqual(Array(20).fill(3))
  })

  test('are the same each time; another start moves due dates only', () => {
    expect(demoPortfolio(START)).toEqual(demo)
    const later = demoPortfolio(START + 400 * 86_400_000)
    const undated = (p: typeof demo) => ({ ...p, debts: p.debts.map((debt) => ({ ...debt, dueDate: '' })) })
    expect(undated(later)).toEqual(undated(demo))
    expect(later.debts[0]?.dueDate).not.toBe(demo.debts[0]?.dueDate)
  })

  test('ids, references and numbers are each their own', () => {
    for (const list of [demo.persons, demo.cases, demo.debts, demo.contactPoints]) expect(new Set(list.map((one) => one.id)).size).toBe(list.length)
    expect(new Set(demo.cases.map((c) => c.ref)).size).toBe(demo.cases.length)
    expect(demo.cases.every((c) => /^C-2\d{5}$/.test(c.ref))).toBe(true)
    expect(new Set(demo.debts.map((d) => d.reference)).size).toBe(demo.debts.length)
    for (const kind of ['mobile', 'landline', 'email']) expect(new Set(valuesOf(kind)).size, kind).toBe(valuesOf(kind).length)
  })
})

describe('nobody real', () => {
  test('telephones are from the ranges kept for fiction', () => {
    const strangers = [...valuesOf('mobile'), ...valuesOf('landline')]
      .filter((v) => !/^\+33(63998|19900|26191|35301|46571|53649)\d{4}$/.test(v) && !/^\+1[2-9]\d{2}55501\d{2}$/.test(v))
    expect(strangers).toEqual([])
    expect(valuesOf('mobile').every((v) => v.startsWith('+3363998') || v.startsWith('+1'))).toBe(true)
    expect(valuesOf('landline').length).toBeGreaterThan(100)
  })

  test('emails go to example.org, letters to houses that do not exist', () => {
    expect(valuesOf('email').filter((v) => !/^[a-z-]+\.[a-z-]+\.\d+@example\.org$/.test(v))).toEqual([])
    expect(valuesOf('post').filter((v) => !/^(9\d{3} .+, \d{5} .+|99\d{3} .+, .+, [A-Z]{2} \d{5})$/.test(v))).toEqual([])
    expect(valuesOf('post')).toHaveLength(demo.persons.length)
  })

  test('attributes hold what the scorecard reads, and nothing protected', () => {
    const names = new Set(demo.debts.flatMap((d) => Object.keys(JSON.parse(d.attributes) as object)))
    expect([...names].toSorted()).toEqual(['lastPaymentShare', 'lateMonths6', 'monthsLateNow', 'monthsLatePrevious', 'product', 'utilisation'])
    expect(SELF_CURE.variables.filter((v) => !names.has(v.fact.replace('attr.', '')))).toEqual([])
    const bands = countBy(demo.debts, (d) => {
      const scored = score(SELF_CURE, { attr: JSON.parse(d.attributes) as Record<string, unknown> })
      return scored.kind === 'scored' ? scored.band : scored.kind
    })
    expect(bands).toEqual({ likely: 1_581, unlikely: 3_343 })
  })
})

describe('each person', () => {
  test('has a name, a birth date, a place and zones', () => {
    for (const one of demo.persons) {
      expect(`${one.firstName} ${one.lastName}`).toMatch(/^\p{Lu}[\p{L}-]+ \p{Lu}[\p{L}-]+$/u)
      expect(dayOf(Date.parse(one.birthDate ?? ''))).toBe(one.birthDate)
      expect(one.postcode).toMatch(/^\d{5}$/)
      const zones = JSON.parse(one.zones) as string[]
      expect(zones.length).toBeGreaterThan(0)
      for (const timeZone of zones) expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow()
    }
  })

  test('is found by name without accents, references, telephone and email', () => {
    for (const [at, one] of demo.persons.entries()) {
      expect(one.search).toBe(one.search.toLowerCase())
      expect(one.search).toContain(demo.cases[at]?.ref.toLowerCase())
      expect(one.search).toContain(one.customerRef.toLowerCase())
    }
    expect(demo.persons.find((p) => p.firstName === 'Hélène')?.search).toContain('helene')
    expect(demo.persons[0]?.search).toContain('+33639980007')
  })

  test('some live overseas, in Alsace-Moselle, or between two zones; some are vulnerable', () => {
    const inPostcodes = (...starts: string[]) => demo.persons.filter((p) => p.country === 'FR' && starts.some((s) => p.postcode?.startsWith(s)))
    expect(new Set(inPostcodes('971', '972', '973', '974').map((p) => p.zones)))
      .toEqual(new Set(['["America/Guadeloupe"]', '["America/Martinique"]', '["America/Cayenne"]', '["Indian/Reunion"]']))
    expect(inPostcodes('57', '67', '68').length).toBeGreaterThan(100)
    expect(demo.persons.filter((p) => (JSON.parse(p.zones) as string[]).length > 1).map((p) => p.portfolioId)).toEqual(['us-agency', 'us-agency'])
    const vulnerable = demo.persons.filter((p) => p.vulnerable === 1).length / demo.persons.length
    expect(vulnerable).toBeGreaterThan(0.015)
    expect(vulnerable).toBeLessThan(0.03)
  })
})

describe('due dates', () => {
  const start = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2035, 0, 1) })

  test('200 French cases are late at the start, then 15 to 25 more reach one day past due on each weekday', () => {
    fc.assert(fc.property(start, (startMs) => {
      const today = dayOf(startMs)
      const late = frenchDueDates(4_000, startMs).map((due) => daysBetween(due, today))
      expect(late.slice(0, LATE_AT_START).every((days) => days >= 1 && days <= 28)).toBe(true)
      // Days from the start until each of the others is one day past due.
      const waits = late.slice(LATE_AT_START).map((days) => 1 - days)
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(1)
      const perDay = [...Map.groupBy(waits, (days) => days)].toSorted(([a], [b]) => a - b).map(([days, cases]) => ({ days, n: cases.length }))
      expect(perDay.slice(0, -1).every(({ n }) => n >= 15 && n <= 25)).toBe(true)
      const weekdays = Array.from({ length: Math.max(...waits) }, (_, i) => i + 1).filter((days) => weekdayOf(dayOf(startMs + days * 86_400_000)) <= 5)
      expect(perDay.map(({ days }) => days)).toEqual(weekdays)
    }), { numRuns: 25 })
  })

  test('12 American cases are 31 to 90 days past due, then one more reaches 30 each weekday', () => {
    fc.assert(fc.property(start, (startMs) => {
      const late = americanDueDates(20, startMs).map((due) => daysBetween(due, dayOf(startMs)))
      expect(late.filter((days) => days >= 31 && days <= 90)).toHaveLength(12)
      expect(new Set(late.slice(12)).size).toBe(8)
      expect(late.slice(12).every((days) => days < 30 && days >= 30 - 12)).toBe(true)
    }))
  })

  test('the other debts of a person never fall due before the first, nor after the start when that one was late', () => {
    const today = dayOf(START)
    for (const debts of Map.groupBy(demo.debts, (d) => d.caseId).values()) {
      const [first, ...others] = debts.map((d) => d.dueDate)
      for (const due of others) {
        expect(due >= first!).toBe(true)
        expect(due < today || due === first).toBe(true)
      }
    }
  })
})
