import { describe, expect, it } from 'vitest'
import { celCompletions } from './cel-completions.ts'

const words = {
  facts: [{ path: 'case.dpd', type: 'int', label: 'days past due' }, { path: 'case.arrearsCents', type: 'int', label: 'arrears' }, { path: 'person.language', type: 'string', label: 'language' }],
  functions: [{ name: 'days', label: 'days' }],
}
const offered = (before: string) => celCompletions(before, words).items.map((item) => item.label)

describe('CEL completion', () => {
  it('offers everything at an empty caret', () => { expect(offered('')).toEqual(['case.dpd', 'case.arrearsCents', 'person.language', 'days']) })
  it('completes a dotted path as one word', () => {
    expect(celCompletions('case.dpd > 3 && case.a', words)).toMatchObject({ from: 16, items: [{ insert: 'case.arrearsCents' }] })
  })
  it('finds a fact by its last part', () => { expect(offered('langu')).toEqual(['person.language']) })
  it('puts the caret between the brackets of a function', () => { expect(celCompletions('da', words).items[0]?.insert).toBe('days($0)') })
  it('is silent inside a string', () => { expect(offered('person.language == "ca')).toEqual([]) })
  it('speaks again after it', () => { expect(offered('person.language == "fr" && case.d')).toEqual(['case.dpd']) })
})
