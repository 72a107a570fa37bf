import { figureScope, nodeSums, stripSums, type Db, type FigureAsk, type Sql } from '@parcours/store'

/** What the figures may read: roll-ups, and of what is open or promised an index that holds nothing else. */
const ALLOWED: readonly [RegExp, string][] = [
  [/^SEARCH rollup USING PRIMARY KEY/, 'rollup'], [/^SEARCH rollup_time USING PRIMARY KEY/, 'rollup_time'], [/^SEARCH rollup_run USING PRIMARY KEY/, 'rollup_run'],
  [/^SEARCH rollup_contact USING PRIMARY KEY/, 'rollup_contact'], [/^SEARCH v USING COVERING INDEX visit_held/, 'the index of held visits'],
  [/^SEARCH p USING COVERING INDEX promise_/, 'an index of promises'],
]
/** What reads no table: sorting, and the spans of days that a question asks for. */
const READS_NOTHING = /^USE TEMP B-TREE|^(CO-ROUTINE|SCAN) span$|^SCAN (CONSTANT ROW|\d+-ROW VALUES CLAUSE)$/

/** Explains every statement of these questions. @returns what they read, in words; throws when that is anything else */
export function touchedByFigures(db: Db, filters: readonly FigureAsk[], nowMs: number): string[] {
  const lines = new Set<string>()
  for (const filter of filters) {
    const scope = figureScope(db.read, filter, nowMs)
    if (!scope) throw new Error('the journey is not there')
    const sql = explaining(db.read, lines)
    nodeSums(sql, scope)
    stripSums(sql, scope)
  }
  const nameOf = (line: string) => ALLOWED.find(([pattern]) => pattern.test(line))?.[1]
  const strange = [...lines].filter((line) => !READS_NOTHING.test(line) && nameOf(line) === undefined)
  if (strange.length > 0) throw new Error(`a figure reads more than the roll-ups: ${strange.join('; ')}`)
  return ALLOWED.map(([, name]) => name).filter((name) => [...lines].some((line) => nameOf(line) === name))
}

/** The same database, which also says how it will answer. */
function explaining(sql: Sql, lines: Set<string>): Sql {
  const note = (text: string, values: Parameters<Sql['all']>[1][]) => {
    for (const { detail } of sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, ...values)) lines.add(detail)
  }
  return {
    ...sql,
    all: (text, ...values) => (note(text, values), sql.all(text, ...values)),
    get: (text, ...values) => (note(text, values), sql.get(text, ...values)),
  }
}
