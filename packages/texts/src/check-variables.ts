import type { TextIssue } from './issue.ts'
import { exposedWords, isExposed, type Passage } from './lint.ts'
import { variablesOf, type UsedVariable } from './liquid.ts'
import { TEXT_VARIABLES, VARIABLE_BY_PATH, type TextVariable } from './variables.ts'

/** Fields of list elements: what a loop's own variable may be asked for. */
const ITEM_FIELDS = new Set(TEXT_VARIABLES.flatMap((v) => Object.keys(v.fields ?? {})))

/** Unknown names, and names that tell of a debt where others may read or hear. The source must parse. */
export function checkVariables(passage: Passage): TextIssue[] {
  return variablesOf(passage.source).flatMap((used) => {
    const at = { language: passage.language, field: passage.field, line: used.line, col: used.col }
    const path = pathOf(used)
    if (used.local) return localIsKnown(used) ? [] : [{ ...unknown(path), ...at }]
    const variable = resolve(used)
    if (!variable) return [{ ...unknown(path), ...at }]
    if (!variable.detail || !isExposed(passage)) return []
    return [{ code: 'debt-detail' as const, severity: 'error' as const, message: exposedWords(path), ...at }]
  })
}

/** Paths that a source names, for "must name the sender" and the like. Undefined when it does not parse. */
export function pathsIn(source: string): Set<string> | undefined {
  try {
    return new Set(variablesOf(source).map((used) => resolve(used)?.path ?? ''))
  } catch {
    return undefined
  }
}

function pathOf({ segments }: UsedVariable): string {
  return segments.map((s) => (typeof s === 'number' ? `[${s}]` : String(s))).join('.').replaceAll('.[', '[')
}

function resolve({ segments }: UsedVariable): TextVariable | undefined {
  for (const length of [2, 1]) {
    const variable = VARIABLE_BY_PATH.get(segments.slice(0, length).join('.'))
    if (variable) return restIsKnown(variable, segments.slice(length)) ? variable : undefined
  }
  return undefined
}

function restIsKnown(variable: TextVariable, rest: readonly unknown[]): boolean {
  if (rest.length === 0) return true
  const [first, field] = rest
  if (variable.kind !== 'list' || rest.length > 2) return false
  if (rest.length === 1) return first === 'size'
  return (typeof first === 'number' || first === 'first' || first === 'last') && Object.hasOwn(variable.fields ?? {}, String(field))
}

function localIsKnown({ segments }: UsedVariable): boolean {
  return segments[0] === 'forloop' || segments.length === 2 && ITEM_FIELDS.has(String(segments[1]))
}

function unknown(path: string): Pick<TextIssue, 'code' | 'severity' | 'message'> {
  const near = nearestVariable(path)
  return {
    code: 'unknown-variable', severity: 'error',
    message: {
      en: `There is no variable "${path}"${near ? `: did you mean ${near}?` : ''}`,
      fr: `Il n’y a pas de variable « ${path} »${near ? ` : vouliez-vous dire ${near} ?` : ''}`,
    },
  }
}

/** Same last part, or same group and a last part that begins alike. */
function nearestVariable(path: string): string | undefined {
  const parts = path.toLowerCase().split('.')
  const last = parts.at(-1) ?? ''
  const group = parts.length > 1 ? parts[0] : undefined
  const candidates = TEXT_VARIABLES.map((v) => v.path)
  const tail = (p: string) => (p.split('.').at(-1) ?? '').toLowerCase()
  return candidates.find((p) => tail(p) === last)
    ?? candidates.find((p) => p.toLowerCase().split('.')[0] === group && tail(p).slice(0, 3) === last.slice(0, 3))
    ?? candidates.find((p) => tail(p).length > 3 && tail(p).slice(0, 4) === last.slice(0, 4))
}
