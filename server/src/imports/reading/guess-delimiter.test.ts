import { expect, it } from 'vitest'
import { guessDelimiter } from './guess-delimiter.ts'

it.each([
  ['ref;montant;date\nA;1 234,50;01/02/2026\nB;3,10;02/02/2026\n', ';'],
  ['ref,amount,date\nA,"1,234.50",2026-02-01\nB,3.10,2026-02-02\n', ','],
  ['ref\tamount\tname\nA\t1,50\tDoe, Jane\nB\t2,50\tRoe, Jim\n', '\t'],
  ['ref;name;amount\nA;Doe, Jane;1,50\nB;Roe, Jim;2,50\n', ';'],
  ['ref,amount', ','],
  ['reference\nA\nB\n', ';'],
])('finds the separator of %j', (head, delimiter) => {
  expect(guessDelimiter(head)).toBe(delimiter)
})
