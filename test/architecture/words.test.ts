import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { outcomeWords } from '@parcours/node-kit'
import { describe, expect, it } from 'vitest'

const I18N = join(import.meta.dirname, '..', '..', 'web', 'src', 'lib', 'i18n')

/** The pages may not enter node-kit, so they have the names of outcomes once more: the same ones. */
describe.each(['en', 'fr'] as const)('names of outcomes in %s', (language) => {
  const { names } = JSON.parse(readFileSync(join(I18N, language, 'names.json'), 'utf8')) as { names: Record<string, string> }
  // What the table does not know it answers as it came, less its underscores.
  const known = Object.entries(names).filter(([name]) => outcomeWords(name).fr !== name.replaceAll('_', ' '))

  it('are those of the cards', () => {
    expect(known.length).toBeGreaterThan(50)
    expect(Object.fromEntries(known)).toEqual(Object.fromEntries(known.map(([name]) => [name, outcomeWords(name)[language]])))
  })
})
