import { Journey, type Issue } from '@parcours/journey'
import { lineOf, locate, type JsonPath } from './locate.ts'

/** Text above this is not taken by the editor: a journey of 2,000 nodes has about 1 MB. */
export const MAX_TEXT_BYTES = 4_000_000

export interface TextProblem { message: string; line: number; column: number; path: string }

export type ReadJourney =
  | { kind: 'ok'; journey: Journey }
  | { kind: 'syntax' | 'shape'; problems: TextProblem[] }

/** A text as a journey, or every reason why it is none, with its place. Never throws. */
export function readJourney(text: string): ReadJourney {
  const json = parse(text)
  if ('problem' in json) return { kind: 'syntax', problems: [json.problem] }
  const parsed = Journey.safeParse(json.value)
  if (parsed.success) return { kind: 'ok', journey: parsed.data }
  const problems = parsed.error.issues.slice(0, 50).map((issue) => {
    const path = issue.path.map((key) => (typeof key === 'symbol' ? key.toString() : key))
    return { message: issue.message, path: path.join('.'), ...lineOf(text, locate(text, path)) }
  })
  return { kind: 'shape', problems }
}

function parse(text: string): { value: unknown } | { problem: TextProblem } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { problem: { message: message.replace(/ in JSON.*$/, ''), path: '', ...lineOf(text, positionIn(message, text)) } }
  }
}

/** Engines say `at position 12` or `at line 3 column 4`, or only that the text ended. */
function positionIn(message: string, text: string): number {
  const position = /position (\d+)/.exec(message)?.[1]
  if (position) return Number(position)
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? []
  if (!line || !column) return text.length
  return text.split('\n').slice(0, Number(line) - 1).reduce((sum, l) => sum + l.length + 1, 0) + Number(column) - 1
}

/** Where an issue of the draft stands in its text. */
export function placeOfIssue(text: string, journey: Journey, issue: Issue): { line: number; column: number } {
  return lineOf(text, locate(text, pathOfIssue(text, journey, issue)))
}

function pathOfIssue(text: string, journey: Journey, issue: Issue): JsonPath {
  // The text may hold nodes in another order than the journey: ids decide.
  const order = (list: 'nodes' | 'edges', id: string) => {
    const json = parse(text)
    const items: unknown = 'value' in json ? Reflect.get(Object(json.value), list) : journey[list]
    return Array.isArray(items) ? items.findIndex((item: unknown) => Reflect.get(Object(item), 'id') === id) : -1
  }
  if (issue.edgeId) return ['edges', order('edges', issue.edgeId)]
  if (!issue.nodeId) return issue.path ? ['settings', ...issue.path.split('.')] : []
  const node = ['nodes', order('nodes', issue.nodeId)] as const
  return issue.path ? [...node, 'config', ...issue.path.split('.')] : node
}
