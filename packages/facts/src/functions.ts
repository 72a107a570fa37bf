import type { Words } from '@parcours/journey'

/** A function or method that expressions may use. The list is closed: what is not here is refused. */
export interface FunctionRow {
  name: string
  signature: string
  example: string
  label: Words
}

/** Name, signature, example, English, French. */
const ROWS: readonly [string, string, string, string, string][] = [
  ['has', 'has(fact): bool', 'has(score.value)', 'Is this fact known?', 'Ce fait est-il connu ?'],
  ['size', 'size(text or list): int', 'size(person.postcode) == 5', 'Length', 'Longueur'],
  ['startsWith', 'text.startsWith(text): bool', 'person.postcode.startsWith("75")', 'Begins with', 'Commence par'],
  ['endsWith', 'text.endsWith(text): bool', 'case.portfolio.endsWith("-fr")', 'Ends with', 'Finit par'],
  ['contains', 'text.contains(text): bool', 'case.product.contains("card")', 'Contains', 'Contient'],
  ['lowerAscii', 'text.lowerAscii(): text', 'case.product.lowerAscii() == "card"', 'In lower case', 'En minuscules'],
  ['upperAscii', 'text.upperAscii(): text', 'person.country.upperAscii() == "FR"', 'In capitals', 'En majuscules'],
  ['trim', 'text.trim(): text', 'attr.segment.trim() == "A"', 'Without spaces around', 'Sans espaces autour'],
  ['int', 'int(value): int', 'int(attr.rank) > 3', 'As a whole number', 'En nombre entier'],
  ['double', 'double(value): double', 'double(attr.utilisation) * 100.0 > 80.0', 'As a number with decimals', 'En nombre décimal'],
  ['string', 'string(value): text', 'string(case.debtCount) == "2"', 'As text', 'En texte'],
  ['exists', 'list.exists(x, condition): bool', '["75", "92"].exists(p, person.postcode.startsWith(p))', 'True for one at least', 'Vrai pour un au moins'],
  ['all', 'list.all(x, condition): bool', '["sms", "email"].all(c, c != contact.lastChannel)', 'True for all', 'Vrai pour tous'],
  ['exists_one', 'list.exists_one(x, condition): bool', '[1, 2].exists_one(n, n == case.debtCount)', 'True for exactly one', 'Vrai pour un seul'],
  ['filter', 'list.filter(x, condition): list', 'size([30, 60, 90].filter(d, case.dpd > d)) >= 2', 'Those for which it is true', 'Ceux pour lesquels c’est vrai'],
  ['map', 'list.map(x, value): list', 'case.dpd in [1, 2].map(n, n * 30)', 'Each one transformed', 'Chacun transformé'],
]

export const FUNCTIONS: readonly FunctionRow[] =
  ROWS.map(([name, signature, example, en, fr]) => ({ name, signature, example, label: { en, fr } }))

export const FUNCTION_NAMES: readonly string[] = FUNCTIONS.map((f) => f.name)

/** These bind a variable and run once per element: their nesting is what can make an expression run away. */
export const LOOPS: ReadonlySet<string> = new Set(['exists', 'all', 'exists_one', 'filter', 'map'])
