import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../../scripts/boot/root.mjs'
import { MEASURES } from './names.ts'

describe('the measures', () => {
  it('are those that the command knows and explains: it cannot ask them, since it runs before anything is installed', () => {
    const [, table = ''] = /const MEASURES = \{\n([^}]*)\}/.exec(readFileSync(join(ROOT, 'scripts', 'bench.mjs'), 'utf8')) ?? []
    expect([...table.matchAll(/^ {2}'?([\w-]+)'?: /gm)].map(([, name]) => name)).toEqual([...MEASURES])
  })
})
