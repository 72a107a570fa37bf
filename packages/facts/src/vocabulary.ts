import type { Words } from '@parcours/journey'
import { FACT_GROUPS, OPEN_GROUPS } from './fact-table.ts'
import { FACTS, type FactRow } from './facts.ts'
import { FUNCTIONS, type FunctionRow } from './functions.ts'
import { LIMITS } from './limits.ts'

/** What an editor needs to complete and explain expressions. Plain JSON: the server hands it to the web. */
export interface ExpressionVocabulary {
  /** `open` groups take any name (imported columns, event data). */
  groups: { name: string, label: Words, open: boolean }[]
  facts: FactRow[]
  functions: FunctionRow[]
  operators: string[]
  maxChars: number
}

export function expressionVocabulary(): ExpressionVocabulary {
  const list = (groups: Record<string, { label: Words }>, open: boolean) =>
    Object.entries(groups).map(([name, { label }]) => ({ name, label, open }))
  return {
    groups: [...list(FACT_GROUPS, false), ...list(OPEN_GROUPS, true)],
    facts: [...FACTS],
    functions: [...FUNCTIONS],
    operators: ['&&', '||', '!', '==', '!=', '<', '<=', '>', '>=', 'in', '+', '-', '*', '/', '%', '? :'],
    maxChars: LIMITS.sourceChars,
  }
}

/** Facts and functions whose name, or last part, begins with `prefix`: facts first, in the order of the table. */
export function completions(prefix: string): { facts: FactRow[], functions: FunctionRow[] } {
  const wanted = prefix.toLowerCase()
  const begins = (name: string) => name.toLowerCase().startsWith(wanted)
  return {
    facts: FACTS.filter((f) => begins(f.path) || begins(f.path.split('.')[1] ?? '')),
    functions: FUNCTIONS.filter((f) => begins(f.name)),
  }
}
