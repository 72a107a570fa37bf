import { describe, expect, it } from 'vitest'

const catalogues = import.meta.glob<Record<string, unknown>>('./*/*.json', { eager: true, import: 'default' })
const areas = Object.keys(catalogues).filter((path) => path.startsWith('./en/')).map((path) => path.slice(5))

function sentences(value: unknown, path = ''): [path: string, sentence: string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value ?? {}).flatMap(([key, inner]) => sentences(inner, path ? `${path}.${key}` : key))
}

const PLURAL = /_(one|many|other)$/
const holes = (sentence: string) => [...new Set(sentence.match(/\{\{\w+\}\}/g))].toSorted()
/** Key without its plural form -> the holes of its sentences. */
function shape(catalogue: unknown): Record<string, string> {
  const all = new Map<string, string[]>()
  for (const [path, sentence] of sentences(catalogue)) {
    const key = path.replace(PLURAL, '')
    all.set(key, [...(all.get(key) ?? []), ...holes(sentence)])
  }
  return Object.fromEntries([...all].map(([key, found]) => [key, [...new Set(found)].toSorted().join(' ')]))
}

describe.each(areas)('%s', (area) => {
  const en = catalogues[`./en/${area}`]
  const fr = catalogues[`./fr/${area}`]

  it('says the same things in both languages, about the same values', () => {
    expect(shape(fr)).toEqual(shape(en))
  })

  it('has every plural that its language needs', () => {
    const forms = (catalogue: unknown, needed: string[]) => {
      const paths = new Set(sentences(catalogue).map(([path]) => path))
      return [...paths].filter((path) => path.endsWith('_one')).flatMap((path) => needed.map((form) => path.replace(/_one$/, `_${form}`))).filter((path) => !paths.has(path))
    }
    expect(forms(en, ['other'])).toEqual([])
    expect(forms(fr, ['many', 'other'])).toEqual([])
  })

  it('never shouts', () => {
    expect([...sentences(en), ...sentences(fr)].filter(([, sentence]) => sentence.includes('!'))).toEqual([])
  })
})
