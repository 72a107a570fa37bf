import { expect, it } from 'vitest'
import { countOf, oneOf, textOf } from './search.ts'

it('takes a number that the URL held for a text', () => {
  expect(textOf({ q: 204711 }, 'q')).toBe('204711')
  expect(textOf({ q: '' }, 'q')).toBeUndefined()
})

it('takes whole counts only', () => {
  expect([countOf({ v: '7' }, 'v'), countOf({ v: 1.5 }, 'v'), countOf({ v: -1 }, 'v'), countOf({}, 'v')]).toEqual([7, undefined, undefined, undefined])
})

it('drops a choice that does not exist', () => {
  expect(oneOf({ s: 'open' }, 's', ['open', 'done'])).toBe('open')
  expect(oneOf({ s: 'DROP' }, 's', ['open', 'done'])).toBeUndefined()
})
