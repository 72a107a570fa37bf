import { describe, expect, it } from 'vitest'
import { birthDateOf } from './birth-date.ts'

describe('a date as typed', () => {
  it('is read without an order to guess', () => {
    expect(birthDateOf('1', '2', '1980')).toBe('1980-02-01')
    expect(birthDateOf(' 29 ', '02', '2000')).toBe('2000-02-29')
  })

  it.each([['31', '2', '1980'], ['29', '2', '1900'], ['', '2', '1980'], ['1', '13', '1980'], ['1', '2', '80'], ['a', '2', '1980'], ['0', '2', '1980']])('is none: %s %s %s', (day, month, year) => {
    expect(birthDateOf(day, month, year)).toBeNull()
  })
})
