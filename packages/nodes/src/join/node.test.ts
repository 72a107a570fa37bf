import { describe, expect, it } from 'vitest'
import { configOf, lowered, outcomeNames } from '../testing/shape.ts'
import { join } from './node.ts'

describe('a join', () => {
  it.each([
    ['all', 3, 3, 3], ['any', 3, 3, 1], ['n', 3, 3, 2], ['n', 1, 1, 1], ['all', 0, 0, 1],
  ])('of mode %s with %d inputs needs the right number', (mode, inputs, of, need) => {
    expect(lowered(join, { mode, n: 2 }, inputs)).toEqual([{ label: 'join', op: 'join', need, of }])
  })

  it('says how many it waits for', () => {
    const says = (mode: string) => join.sentence(configOf(join, { mode })).en
    expect(['all', 'any', 'n'].map(says)).toEqual(['All branches', 'The first branch', '2 branches'])
    expect(outcomeNames(join)).toEqual(['joined'])
  })
})
