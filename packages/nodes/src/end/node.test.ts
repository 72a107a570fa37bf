import { describe, expect, it } from 'vitest'
import { fakeContext } from '../testing/fakes.ts'
import { codes, configOf, lowered, outcomeNames } from '../testing/shape.ts'
import { end } from './node.ts'

describe('an end', () => {
  it('gives its reason and has no way out', () => {
    expect(lowered(end, { reason: 'placed_outside' })).toEqual([{ label: 'end', op: 'end', reason: 'placed_outside' }])
    expect(outcomeNames(end)).toEqual([])
    expect(end.sentence(configOf(end))).toEqual({ en: 'Ends: done', fr: 'Fin : done' })
  })

  it('wants a reason that a calling journey can leave by', () => {
    const check = (reason: string) => end.check(configOf(end, { reason }), fakeContext())
    expect(check('done')).toEqual([])
    expect(codes(check(''))).toEqual(['name-missing'])
    expect(codes(check('refused'))).toEqual(['name-reserved'])
    expect(check('sans suite')[0]?.fix?.config).toEqual({ reason: 'sans_suite' })
  })
})
