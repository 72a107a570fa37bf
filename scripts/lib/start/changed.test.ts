import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashOf } from './changed.ts'

describe('the hash of sources', () => {
  let folder: string
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parcours-hash-'))
    write('a.ts', 'one')
    mkdirSync(join(folder, 'dist'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('changes with contents, names and new files', () => {
    const seen = new Set([hashOf([folder])])
    write('a.ts', 'two')
    seen.add(hashOf([folder]))
    write('b.ts', '')
    seen.add(hashOf([folder]))
    rmSync(join(folder, 'b.ts'))
    write('c.ts', '')
    seen.add(hashOf([folder]))
    expect(seen.size).toBe(4)
  })

  test('does not change with tests, with what was built, or with a missing input', () => {
    const before = hashOf([folder])
    write('a.test.ts', 'test')
    write('dist/a.js', 'built')
    expect(hashOf([folder, join(folder, 'gone')])).toBe(before)
  })
})
