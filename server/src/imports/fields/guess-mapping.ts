import { attributeName } from '../values/attribute.ts'
import { plainHeader, type Field } from './field.ts'

/** Field -> header of the column that feeds it. */
export type Mapping = Record<string, string>

/** Currencies and units behind a header say nothing of what it is. */
const NOISE = /\s(?:eur|euro|euros|usd|gbp|chf|ttc|e|in eur|en eur|en euros)$/

export const ATTRIBUTE = 'attr.'

/** Guesses which column feeds which field, by the words of the headers in English and French. Each column feeds one. */
export function guessMapping(headers: readonly string[], fields: readonly Field[]): Mapping {
  const said = headers.map((header) => ({ header, words: plain(header) }))
  const mapping: Mapping = {}
  const taken = new Set<string>()
  for (const exact of [true, false]) {
    for (const { name, headers: known } of fields) {
      if (mapping[name] !== undefined) continue
      // In the order of the field's own list: "debt reference" before "account".
      const ranks = said.filter(({ header }) => !taken.has(header))
        .map((one) => ({ ...one, rank: known.findIndex((word) => (exact ? one.words === word : isWithin(word, one.words))) }))
        .filter(({ rank }) => rank >= 0).sort((a, b) => a.rank - b.rank)
      const best = ranks[0]
      if (!best) continue
      mapping[name] = best.header
      taken.add(best.header)
    }
  }
  return mapping
}

/** Every further column is kept as an attribute, under a name that a condition can write. */
export function attributeFields(headers: readonly string[], mapping: Mapping): { name: string; header: string }[] {
  const used = new Set(Object.values(mapping))
  const names = new Set<string>()
  return headers.filter((header) => !used.has(header)).map((header) => {
    const base = attributeName(header)
    let name = base
    for (let n = 2; names.has(name); n++) name = `${base}_${n}`
    names.add(name)
    return { name: ATTRIBUTE + name, header }
  })
}

const plain = (header: string): string => plainHeader(header).replace(NOISE, '')

/** Words of two and more only: "date" within "date of birth" would be a bad guess. */
const isWithin = (known: string, words: string): boolean => known.includes(' ') && ` ${words} `.includes(` ${known} `)
