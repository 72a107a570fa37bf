import { describe, expect, it } from 'vitest'
import { EncodingProbe, type EncodingGuess } from './encoding.ts'

function guess(bytes: Uint8Array, piece = 3): EncodingGuess {
  const probe = new EncodingProbe()
  for (let at = 0; at < bytes.length; at += piece) probe.push(bytes.subarray(at, at + piece))
  return probe.guess()
}
const utf8 = (text: string) => new TextEncoder().encode(text)

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8', utf8('nom;prénom\n€;é'), 'utf-8'],
    ['UTF-8 with a byte order mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('é')]), 'utf-8'],
    ['plain ASCII', utf8('a;b'), 'utf-8'],
    ['Windows-1252, told by its last byte alone', Uint8Array.from([...utf8('name;amount\n'.repeat(50)), 0xe9]), 'windows-1252'],
    ['a file that ends in the middle of a UTF-8 letter', Uint8Array.from([0x61, 0xc3]), 'windows-1252'],
    ['UTF-16 of a spreadsheet', Uint8Array.from([0xff, 0xfe, 0x61, 0, 0x3b, 0]), 'utf-16le'],
  ])('is found: %s', (_, bytes, encoding) => {
    expect(guess(bytes)).toEqual({ ok: true, encoding })
    expect(guess(bytes, 1)).toEqual({ ok: true, encoding })
  })

  it.each([
    ['a workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]), 'spreadsheet'],
    ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1]), 'spreadsheet'],
    ['an image', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'not_text'],
  ])('does not exist for %s', (_, bytes, reason) => {
    expect(guess(bytes)).toEqual({ ok: false, reason })
  })
})
