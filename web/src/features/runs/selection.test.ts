import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NONE, extend, selectionOf, toggle, toggleLoaded } from './selection.ts'

const LOADED = ['a', 'b', 'c', 'd']
const ids = (ticked: { ids: ReadonlySet<string> }) => [...ticked.ids].toSorted().join('')

describe('rows that are ticked', () => {
  it('are ticked one by one, and lose their tick again', () => {
    const two = toggle(toggle(NONE, 'a', LOADED), 'c', LOADED)
    expect(ids(two)).toBe('ac')
    expect(ids(toggle(two, 'a', LOADED))).toBe('c')
  })

  it('are ticked from the last one to where Shift ends, in both directions', () => {
    const from = toggle(NONE, 'c', LOADED)
    expect(ids(extend(from, 'a', LOADED))).toBe('abc')
    expect(ids(extend(extend(from, 'd', LOADED), 'b', LOADED))).toBe('bcd')
    expect(ids(extend(NONE, 'b', LOADED))).toBe('b')
    expect(extend(from, 'gone', LOADED)).toBe(from)
  })

  it('are all that is loaded, or none', () => {
    expect(ids(toggleLoaded(toggle(NONE, 'a', LOADED), LOADED))).toBe('abcd')
    expect(toggleLoaded(toggleLoaded(NONE, LOADED), LOADED)).toEqual(NONE)
  })

  it('stay ticked when one is taken out of all that the filter finds', () => {
    expect(ids(toggle({ ...NONE, all: true }, 'b', LOADED))).toBe('acd')
  })

  it('lose nothing when a row is ticked twice', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.constantFrom(...LOADED)), fc.constantFrom(...LOADED), (before, id) => {
      const ticked = { ids: new Set(before), all: false, anchor: null }
      expect(ids(toggle(toggle(ticked, id, LOADED), id, LOADED))).toBe(ids(ticked))
    }))
  })
})

describe('what an action is for', () => {
  it('is nothing, the ticked runs, or the filter with its number', () => {
    expect(selectionOf(NONE, {}, 9)).toBeNull()
    expect(selectionOf(toggle(NONE, 'a', LOADED), {}, 9)).toEqual({ kind: 'runs', runIds: ['a'] })
    expect(selectionOf({ ...NONE, all: true }, { state: 'paused' }, 9)).toEqual({ kind: 'filter', filter: { state: 'paused' }, total: 9 })
  })
})
