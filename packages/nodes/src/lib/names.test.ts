import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { OutcomeName } from '@parcours/journey'
import { codes } from '../testing/shape.ts'
import { allowedName, nameFindings, sameNames } from './names.ts'

const check = (names: string[], taken: string[] = []) => nameFindings(names, {
  path: (index) => `list.${index}`, taken, rename: (index, name) => ({ list: names.with(index, name) }),
})

describe('names that a manager gives', () => {
  it('passes well-formed, different names', () => {
    expect(check(['low', 'high', 'band_3'])).toEqual([])
  })

  it.each([
    [[''], 'name-missing'], [['two words'], 'name-invalid'], [['a', 'a'], 'name-twice'],
    [['otherwise'], 'name-reserved'], [['unknown'], 'name-reserved'], [['left'], 'name-reserved'], [['expired'], 'name-reserved'],
  ])('refuses %j', (names, code) => {
    expect(codes(check(names, ['expired']))).toEqual([code])
  })

  it('offers the nearest allowed name, unless another has it', () => {
    const [finding] = check(['réglé à temps'])
    expect(finding?.fix?.config).toEqual({ list: ['regle_a_temps'] })
    expect(check(['a b', 'a_b'])[0]?.fix).toBeUndefined()
    expect(check(['???'])[0]?.fix).toBeUndefined()
  })

  it('makes only names that the journey model accepts (property)', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const name = allowedName(text)
      expect(name === undefined || OutcomeName.safeParse(name).success).toBe(true)
    }))
  })

  it('compares lists without regard to order', () => {
    expect(sameNames(['a', 'b'], ['b', 'a'])).toBe(true)
    expect(sameNames(['a'], ['a', 'b'])).toBe(false)
    expect(sameNames(['a', 'c'], ['a', 'b'])).toBe(false)
  })
})
