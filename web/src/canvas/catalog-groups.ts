import { CATEGORIES, type CatalogEntry, type Category, type Language } from '@parcours/journey'

/** Lower case without accents, so that `evenement` finds `événement`. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Entries whose name, hint or type hold every word of the query, names that begin with it first. */
export function findEntries(entries: readonly CatalogEntry[], query: string, language: Language): CatalogEntry[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  const addable = entries.filter((entry) => entry.addable)
  if (words.length === 0) return addable
  const text = (entry: CatalogEntry) => plain(`${entry.label[language]} ${entry.hint[language]} ${entry.type}`)
  const begins = (entry: CatalogEntry) => Number(plain(entry.label[language]).startsWith(words[0] ?? ''))
  return addable.filter((entry) => words.every((word) => text(entry).includes(word))).toSorted((a, b) => begins(b) - begins(a))
}

/** In the fixed order of the categories; empty ones are left out. */
export function groupEntries(entries: readonly CatalogEntry[]): { category: Category; entries: CatalogEntry[] }[] {
  return CATEGORIES.map((category) => ({ category, entries: entries.filter((entry) => entry.category === category) }))
    .filter((group) => group.entries.length > 0)
}
