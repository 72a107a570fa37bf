import type { ASTNode, ParseResult } from '@marcbachmann/cel-js'
import { environment } from './environment.ts'
import { issueOf } from './explain.ts'
import type { ExpressionIssue } from './issue.ts'
import { LIMITS } from './limits.ts'
import { Lru } from './lru.ts'
import { survey } from './walk.ts'

/** An expression that may be evaluated: parsed, within its limits, of known facts, of fitting types. */
export interface Expression {
  ok: true
  source: string
  /** Read-only: it carries the compiled evaluators. */
  ast: ASTNode
  /** Paths of the facts it reads or asks about, sorted. */
  references: readonly string[]
  /** CEL type of its result: `bool`, `int`, `double`, `string`, `dyn`, `list<...>`. */
  type: string
  run: ParseResult
  /** Facts whose value it reads: a missing one of these makes it unknown, one only asked about does not. */
  reads: ReadonlySet<string>
  usesHas: boolean
}
export interface BadExpression {
  ok: false
  issues: ExpressionIssue[]
}

const cache = new Lru<string, Expression | BadExpression>(1000)

/** Parses and checks, once per source. Never throws. */
export function parseExpression(source: string): Expression | BadExpression {
  const known = cache.get(source)
  if (known) return known
  const result = compile(source)
  // Oversized sources are refused in no time and would only fill the cache with text.
  if (source.length <= LIMITS.sourceChars) cache.set(source, result)
  return result
}

function bad(...issues: ExpressionIssue[]): BadExpression {
  return { ok: false, issues }
}

function compile(source: string): Expression | BadExpression {
  if (source.length > LIMITS.sourceChars) {
    return bad({
      code: 'too-long', from: LIMITS.sourceChars, to: source.length,
      message: {
        en: `An expression has at most ${LIMITS.sourceChars} characters; this one has ${source.length}`,
        fr: `Une expression compte au plus ${LIMITS.sourceChars} caractères ; celle-ci en a ${source.length}`,
      },
    })
  }
  if (source.trim() === '') {
    return bad({ code: 'empty', from: 0, to: 0, message: { en: 'A condition is missing', fr: 'Il manque une condition' } })
  }
  try {
    return inspect(source, environment.parse(source))
  } catch (error) {
    return bad(issueOf(error, source))
  }
}

function inspect(source: string, run: ParseResult): Expression | BadExpression {
  const found = survey(run.ast)
  if (found.issues.length > 0) return bad(...found.issues.toSorted((a, b) => a.from - b.from))
  const checked = run.check()
  if (!checked.valid) return bad(issueOf(checked.error, source))
  return {
    ok: true, source, ast: run.ast, run, usesHas: found.usesHas,
    references: [...new Set([...found.references, ...found.asked])].toSorted(),
    reads: found.references, type: checked.type ?? 'dyn',
  }
}
