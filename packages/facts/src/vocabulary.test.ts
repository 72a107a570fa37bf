import { expect, test } from 'vitest'
import { FACTS } from './facts.ts'
import { completions, expressionVocabulary } from './vocabulary.ts'

test('the vocabulary survives JSON and names all facts and groups', () => {
  const vocabulary = expressionVocabulary()
  expect(JSON.parse(JSON.stringify(vocabulary))).toEqual(vocabulary)
  expect(vocabulary.facts).toHaveLength(FACTS.length)
  const groups = vocabulary.groups.map((g) => g.name)
  for (const fact of FACTS) expect(groups).toContain(fact.path.split('.')[0])
  expect(vocabulary.groups.filter((g) => g.open).map((g) => g.name)).toEqual(['attr', 'event'])
})

test('completion finds by path, by last part and by function', () => {
  expect(completions('case.d').facts.map((f) => f.path)).toEqual(['case.dpd', 'case.debtCount'])
  expect(completions('broken').facts.map((f) => f.path)).toEqual(['promise.brokenCount90d'])
  expect(completions('ex').functions.map((f) => f.name)).toEqual(['exists', 'exists_one'])
  expect(completions('zz')).toEqual({ facts: [], functions: [] })
})
