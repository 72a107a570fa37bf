import { FACTS, evaluateCondition, parseExpression, type Expression, type Facts } from '@parcours/facts'
import type { Words } from '@parcours/journey'
import type { WhyNotCondition } from '../routers/why-not-views.ts'
import { same } from './run-words.ts'

type Node = Expression['ast']

/** A segment condition by condition, in its own order, each evaluated by the evaluator that enrols. All must hold. */
export function explainSegment(segment: string, facts: Facts): WhyNotCondition[] {
  const whole = parseExpression(segment)
  const parts = whole.ok ? conjuncts(whole.ast, segment) : [segment]
  return parts.map((source) => conditionOf(source, facts))
}

function conjuncts(node: Node, source: string): string[] {
  if (node.op === '&&') return node.args.flatMap((one) => conjuncts(one, source))
  const text = source.slice(node.start, node.end)
  // The places of the parser leave the brackets around a part out, or half of them.
  const closed = text + ')'.repeat(Math.max(0, count(text, '(') - count(text, ')')))
  return [parseExpression(closed).ok ? closed : source]
}

const count = (text: string, sign: string): number => text.split(sign).length - 1

function conditionOf(source: string, facts: Facts): WhyNotCondition {
  const answer = evaluateCondition(source, facts)
  const parsed = parseExpression(source)
  return {
    source,
    holds: answer.kind !== 'value' ? 'unknown' : answer.value ? 'yes' : 'no',
    facts: parsed.ok ? parsed.references.map((path) => factAt(path, facts)) : [],
  }
}

const LABELS: ReadonlyMap<string, Words> = new Map(FACTS.map(({ path, label }) => [path, label]))

function factAt(path: string, facts: Facts): WhyNotCondition['facts'][number] {
  const [group = '', name = ''] = path.split('.')
  // Paths come from the parser, which knows every closed group; what is not there is not known.
  const known = (facts as unknown as Record<string, Record<string, string | number | boolean | null>>)[group]
  return { path, label: LABELS.get(path) ?? same(name), value: known?.[name] ?? null }
}
