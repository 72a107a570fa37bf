import { describe, expect, it } from 'vitest'
import { canvasKey } from './keys.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', true>> = {}) =>
  canvasKey({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held })

describe('keys of the canvas', () => {
  it.each([
    ['z', { ctrlKey: true }, 'undo'], ['Z', { ctrlKey: true, shiftKey: true }, 'redo'], ['y', { ctrlKey: true }, 'redo'],
    ['z', { metaKey: true }, 'undo'], ['d', { ctrlKey: true }, 'duplicate'], ['a', { ctrlKey: true }, 'select-all'],
    ['s', { ctrlKey: true }, 'save'], ['Delete', {}, 'delete'], ['Backspace', {}, 'delete'],
  ] as const)('%s with %o is %s', (key, held, expected) => { expect(press(key, held)?.do).toBe(expected) })

  it('nudges by arrows, further with shift', () => {
    expect(press('ArrowLeft')).toEqual({ do: 'nudge', x: -8, y: 0 })
    expect(press('ArrowDown', { shiftKey: true })).toEqual({ do: 'nudge', x: 0, y: 40 })
  })

  it('leaves all others alone', () => {
    expect(press('a')).toBeNull()
    expect(press('k', { ctrlKey: true })).toBeNull()
    expect(press('ArrowLeft', { altKey: true })).toBeNull()
  })
})
