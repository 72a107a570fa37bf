import { Liquid, type Template } from 'liquidjs'
import { MAX_SOURCE_CHARS } from './text.ts'

/**
 * Liquid with a closed list of tags and filters: nothing that reads files, keeps state, builds long values,
 * reads a clock or gets round the cleaning of values. What a template can cost is bounded: ranges and lists
 * by `memoryLimit` (a loop of 10^8 is refused before it starts), nested loops by `renderLimit` (ms).
 */
const TAGS = new Set(['if', 'unless', 'case', 'for', 'break', 'continue', 'comment', '#'])
const FILTERS = new Set(['default', 'upcase', 'downcase', 'capitalize', 'strip', 'truncate', 'first', 'last'])

const engine = makeEngine()

function makeEngine(): Liquid {
  const liquid = new Liquid({
    strictVariables: true, strictFilters: true, ownPropertyOnly: true, outputEscape: cleanValue,
    // `{% if promise.dueDate %}` asks whether it is known; only writing an unknown value is an error.
    lenientIf: true,
    parseLimit: MAX_SOURCE_CHARS, memoryLimit: 20_000,
    // Generous, as it is measured on the wall: a pause of the machine must not make a message fail.
    renderLimit: 1000,
    locale: 'en-GB', timezoneOffset: 0, templates: {},
  })
  for (const tag of Object.keys(liquid.tags)) if (!TAGS.has(tag)) delete liquid.tags[tag]
  for (const filter of Object.keys(liquid.filters)) if (!FILTERS.has(filter)) liquid.unregisterFilter(filter)
  return liquid
}

/** Values come from outside: one line, no control characters (they could forge a header or a second message). */
function cleanValue(value: unknown): string {
  if (typeof value === 'object' && value !== null) throw new Error('a list cannot be written as it is: loop over it')
  const text = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}

const parsed = new Map<string, Template[]>()

/** Parses once per source. Throws Liquid's errors. */
function parseTemplate(source: string): Template[] {
  const known = parsed.get(source)
  if (known) return known
  const templates = engine.parse(source)
  // Texts are few and versioned; a flood of drafts from an editor starts the cache anew.
  if (parsed.size >= 500) parsed.clear()
  parsed.set(source, templates)
  return templates
}

/** Renders over plain values. Throws Liquid's errors. */
export function renderTemplate(source: string, scope: object): string {
  return String(engine.renderSync(parseTemplate(source), scope))
}

export interface UsedVariable {
  /** `debts`, `debts[0].amount` is `debts`, 0, `amount`. */
  segments: readonly unknown[]
  line: number
  col: number
  /** Bound by a loop of the template itself. */
  local: boolean
}

/** Every variable that a source names, in all its branches, with its place. Throws on a source that does not parse. */
export function variablesOf(source: string): UsedVariable[] {
  const analysis = engine.analyzeSync(parseTemplate(source), { partials: false })
  const place = (v: { location: { row: number, col: number } }) => `${v.location.row}:${v.location.col}`
  const globals = new Set(Object.values(analysis.globals).flat().map(place))
  return Object.values(analysis.variables).flat().map((v) => ({
    segments: v.segments, line: v.location.row, col: v.location.col, local: !globals.has(place(v)),
  }))
}
