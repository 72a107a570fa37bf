import { expect, it } from 'vitest'
import { tokenOf } from './api.ts'

it.each([
  ['/p/x7Kd', '', 'x7Kd'], ['/p/x7Kd/', '', 'x7Kd'], ['/portal.html', '?token=t1', 't1'], ['/', '', ''],
])('finds the token of %s%s', (pathname, search, token) => {
  const { location } = { location: { pathname, search } }
  expect(tokenOf(location)).toBe(token)
})
