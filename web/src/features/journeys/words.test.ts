import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { STOP_FACTS, SUSPENSIONS } from '@parcours/journey'

const web = join(import.meta.dirname, '../..')
const catalogue = (language: string, area = 'journeys'): unknown => JSON.parse(readFileSync(join(web, `lib/i18n/${language}/${area}.json`), 'utf8'))
/** Dotted keys; plural forms count as their stem. */
const keys = (value: unknown, at = ''): string[] => (typeof value === 'object' && value !== null
  ? Object.entries(value).flatMap(([key, inner]) => keys(inner, at ? `${at}.${key}` : key))
  : [at.replace(/_(zero|one|many|other)$/, '')])
const [en, fr] = [new Set(keys(catalogue('en'))), new Set(keys(catalogue('fr')))]

const sources = ['canvas', 'features/journeys'].flatMap((folder) => readdirSync(join(web, folder), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.')).map((file) => readFileSync(join(web, folder, file), 'utf8')))
/** Literal keys of `t('...')`, save in files that speak another catalogue. */
const used = new Set(sources.filter((text) => !/useTranslation\('(app|live)'\)/.test(text)).flatMap((text) =>
  [...text.matchAll(/\bt\('([a-zA-Z][\w.-]*)'/g), ...text.matchAll(/\bt\([^()']*\? '([a-zA-Z][\w.-]*)' : '[\w.-]+'/g), ...text.matchAll(/\bt\([^()']*\? '[\w.-]+' : '([a-zA-Z][\w.-]*)'/g)].map((match) => match[1] ?? '')))

describe('words of the journeys', () => {
  it('are the same set in both languages', () => { expect([...en].filter((key) => !fr.has(key)).concat([...fr].filter((key) => !en.has(key)))).toEqual([]) })
  it('exist for every key in the code', () => {
    expect(used.size).toBeGreaterThan(100)
    expect([...used].filter((key) => !en.has(key))).toEqual([])
  })
  it('name every fact that may end or suspend', () => { 
    const named = new Set(keys(catalogue('en', 'names')))
    expect([...STOP_FACTS, ...SUSPENSIONS].filter((fact) => !named.has(`names.${fact}`))).toEqual([])
   })
  it('never shout', () => { for (const language of ['en', 'fr']) expect(JSON.stringify(catalogue(language))).not.toContain('!') })
})
