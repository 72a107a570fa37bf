export interface CelWords {
  facts: readonly { path: string; type: string; label: string }[]
  functions: readonly { name: string; label: string }[]
}

export interface CelCompletion {
  kind: 'fact' | 'function'
  label: string
  detail: string
  /** Snippet: a function's caret stands between its brackets. */
  insert: string
}

/**
 * What may stand at the caret. `from` is the index in the line where the completed word begins: the whole
 * dotted path, so that `case.d` offers `case.dpd`.
 */
export function celCompletions(before: string, words: CelWords): { from: number; items: CelCompletion[] } {
  if (inString(before)) return { from: before.length, items: [] }
  const word = /[A-Za-z_][\w.]*$/.exec(before)?.[0] ?? ''
  const typed = word.toLowerCase()
  const facts = words.facts.filter((fact) => fact.path.toLowerCase().includes(typed)).map((fact): CelCompletion => ({
    kind: 'fact', label: fact.path, detail: `${fact.label} · ${fact.type}`, insert: fact.path,
  }))
  const functions = words.functions.filter((f) => f.name.toLowerCase().startsWith(typed)).map((f): CelCompletion => ({
    kind: 'function', label: f.name, detail: f.label, insert: `${f.name}($0)`,
  }))
  return { from: before.length - word.length, items: [...facts, ...functions] }
}

/** An odd number of quotes before the caret: text is being typed, not a path. */
function inString(before: string): boolean {
  const quotes = before.replaceAll(/\\./g, '').match(/["']/g) ?? []
  return quotes.length % 2 === 1
}
