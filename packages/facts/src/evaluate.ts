import { parseExpression, type Expression } from './compile.ts'
import { Reader, Root } from './environment.ts'
import type { Facts } from './facts.ts'

export type ExpressionValue = string | number | boolean | null | ExpressionValue[]

/** `unknown`: a fact that the answer depends on is missing. `error`: a division by zero, a bad source... */
export type Evaluation<V = ExpressionValue> =
  | { kind: 'value', value: V }
  | { kind: 'unknown', missing: string[] }
  | { kind: 'error', message: string }

/**
 * Evaluates an expression over the facts of one case. Never throws. `false && unknown` is false and
 * `true || unknown` is true, on either side; anything else that needs a missing fact is unknown.
 * Integers come back as plain numbers.
 */
export function evaluate(expression: string | Expression, facts: Partial<Facts>): Evaluation {
  const parsed = typeof expression === 'string' ? parseExpression(expression) : expression
  if (!parsed.ok) return { kind: 'error', message: parsed.issues[0]?.message.en ?? 'not an expression' }
  const reader = new Reader(facts, parsed.usesHas)
  try {
    return plain(parsed.run(new Root(reader)))
  } catch (error) {
    const missing = [...new Set(reader.missing)].filter((path) => parsed.reads.has(path))
    return missing.length > 0 ? { kind: 'unknown', missing } : { kind: 'error', message: summaryOf(error) }
  }
}

/** For branches, segments and waits: a result that is neither true nor false is an error. */
export function evaluateCondition(expression: string | Expression, facts: Partial<Facts>): Evaluation<boolean> {
  const result = evaluate(expression, facts)
  if (result.kind !== 'value') return result
  if (typeof result.value === 'boolean') return { kind: 'value', value: result.value }
  return { kind: 'error', message: `a condition gives true or false, not ${JSON.stringify(result.value)}` }
}

function summaryOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error of the expression'
  // cel-js puts a drawing of the source into `message`; its first line says what happened.
  return error.message.split('\n')[0] ?? error.message
}

function plain(value: unknown): Evaluation {
  const out = toPlain(value)
  return out === undefined ? { kind: 'error', message: 'the result is not a plain value' } : { kind: 'value', value: out }
}

function toPlain(value: unknown): ExpressionValue | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'bigint') {
    const n = Number(value)
    return Number.isSafeInteger(n) ? n : undefined
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (!Array.isArray(value)) return undefined
  const items = value.map(toPlain)
  return items.every((i) => i !== undefined) ? items : undefined
}
