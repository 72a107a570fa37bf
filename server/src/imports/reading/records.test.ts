import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { RecordCutter, type Delimiter, type FileRecord } from './records.ts'

function cut(text: string, { delimiter = ';', pieces = [] as number[], longest = 1_000_000 }: { delimiter?: Delimiter; pieces?: number[]; longest?: number } = {}): FileRecord[] {
  const cutter = new RecordCutter(delimiter, longest)
  const found: FileRecord[] = []
  let at = 0
  for (const length of pieces) {
    found.push(...cutter.push(text.slice(at, at + length)))
    at += length
  }
  return [...found, ...cutter.push(text.slice(at)), ...cutter.end()]
}

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '1', ';', ',', '"', '\n', ' ', '.'), maxLength: 6 })
// A row of one empty cell is an empty line, which is no row.
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 })

describe('a file in pieces', () => {
  it('gives the cells that were written, wherever the pieces end and however lines do', () => {
    fc.assert(fc.property(table, fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 40 }), fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, pieces, newline, ends) => {
      // Line breaks inside a cell come back as \n, as they were.
      const text = Papa.unparse(rows, { delimiter: ';', newline }) + (ends ? newline : '')
      expect(cut(text, { pieces }).map(({ cells }) => cells)).toEqual(rows)
    }))
  })

  it('numbers each record by the line on which it begins', () => {
    const text = 'a;b\r\n"two\nlines";2\r\n\r\n3;4\n'
    expect(cut(text)).toEqual([{ line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['two\nlines', '2'] }, { line: 5, cells: ['3', '4'] }])
  })

  it('reads the line breaks of old Macs', () => {
    expect(cut('a;b\r1;2\r').map(({ cells }) => cells)).toEqual([['a', 'b'], ['1', '2']])
  })
})

describe('quotes that make no sense', () => {
  const broken = 'a;b\n1;2\n"x"y;3\n4;5\n"open;6\n7;8\n'

  it('cost their own line and no other', () => {
    const records = cut(broken)
    expect(records.filter((one) => one.fault).map(({ line }) => line)).toEqual([3, 5])
    expect(records.filter((one) => !one.fault).map(({ line, cells }) => [line, ...cells])).toEqual([[1, 'a', 'b'], [2, '1', '2'], [4, '4', '5'], [6, '7', '8']])
  })

  it('are found alike wherever the pieces end', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 20 }), (pieces) => {
      expect(cut(broken, { pieces })).toEqual(cut(broken))
    }))
  })

  it('do not fill memory: an open quote is given up after so many characters', () => {
    const rest = Array.from({ length: 50 }, (_, i) => `${i};x`).join('\n')
    const records = cut(`a;b\n"open;1\n${rest}\n`, { longest: 40, pieces: Array.from({ length: 40 }, () => 10) })
    expect(records.filter((one) => one.fault).map(({ line }) => line)).toEqual([2])
    expect(records).toHaveLength(52)
  })

  it('leave a quote in the middle of a value alone', () => {
    expect(cut('a;b\nTV 5" flat;1\n')[1]?.cells).toEqual(['TV 5" flat', '1'])
  })
})
