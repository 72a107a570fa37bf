import { describe, expect, test } from 'vitest'
import { FACT_GROUPS } from './fact-table.ts'
import { FACTS, Facts, factsOf, sampleFacts } from './facts.ts'

describe('the fact table', () => {
  test('every fact has a label in both languages and an example of its own type', () => {
    const typeOf = { int: 'number', double: 'number', string: 'string', bool: 'boolean' } as const
    const wrong = FACTS.filter((f) => !f.label.en || !f.label.fr || typeof f.example !== typeOf[f.type])
    expect(wrong.map((f) => f.path)).toEqual([])
  })

  test('money is in cents and is an integer', () => {
    const money = FACTS.filter((f) => f.path.endsWith('Cents'))
    expect(money.length).toBeGreaterThan(5)
    expect(money.filter((f) => f.type !== 'int' || f.unit !== 'cents').map((f) => f.path)).toEqual([])
  })

  test('no protected attribute is a fact', () => {
    const names = FACTS.map((f) => f.path.toLowerCase().split('.')[1])
    for (const name of ['sex', 'gender', 'age', 'marriage', 'maritalstatus', 'education', 'birthdate']) {
      expect(names).not.toContain(name)
    }
  })
})

describe('the schema', () => {
  test('nothing known is all null', () => {
    const empty = Facts.parse({})
    expect(empty).toEqual(factsOf({}))
    expect(empty.case.dpd).toBeNull()
    expect(Object.keys(empty)).toEqual([...Object.keys(FACT_GROUPS), 'attr', 'event'])
  })

  test('the examples parse, and parse to themselves', () => {
    expect(Facts.parse(sampleFacts())).toEqual(sampleFacts())
  })

  test('a fraction of a cent, an unknown name and a nested column are refused', () => {
    expect(Facts.safeParse({ case: { arrearsCents: 10.5 } }).success).toBe(false)
    expect(Facts.safeParse({ case: { arears: 10 } as never }).success).toBe(false)
    expect(Facts.safeParse({ attr: { list: [1] as never } }).success).toBe(false)
  })

  test('factsOf keeps false and zero, and fills the rest', () => {
    const facts = factsOf({ case: { dpd: 0 }, person: { vulnerable: false }, attr: { rank: 3 } })
    expect([facts.case.dpd, facts.person.vulnerable, facts.case.currency]).toEqual([0, false, null])
    expect(facts.attr).toEqual({ rank: 3 })
  })
})
