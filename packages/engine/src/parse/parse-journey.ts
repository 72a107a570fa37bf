import { Journey, type Catalog, type Words } from '@parcours/journey'
import { enumerate, quote, same, say } from '../drawing/words.ts'
import { walkJson } from './json-walk.ts'
import { placeOf, type Place } from './place.ts'
import { wordsOf } from './schema-words.ts'

/** Files of this size and above are refused unread. */
export const MAX_IMPORT_BYTES = 5_000_000
/** Enough to see what is wrong with a file. */
const MAX_PROBLEMS = 100

/** `path` is dotted (`nodes.3.name`), '' for the whole; lines and columns count from 1. */
export interface ParseProblem {
  path: string
  message: Words
  line?: number
  column?: number
}

export type ParsedJourney =
  | { ok: true; journey: Journey; notes: Words[] }
  | { ok: false; problems: ParseProblem[] }

export interface ParseLimits {
  /** Names the node types that are installed; others are kept and noted. */
  catalog: Catalog
  maxBytes?: number
}

/**
 * Reads an imported or pasted journey. Only its shape is checked: a journey that breaks every rule of the
 * compiler is still a draft.
 */
export function parseJourney(text: string, { catalog, maxBytes = MAX_IMPORT_BYTES }: ParseLimits): ParsedJourney {
  const bytes = byteLength(text)
  if (bytes >= maxBytes) return refused([{ path: '', message: tooLarge(bytes, maxBytes) }])
  // Some editors put a byte order mark in front; it is no part of the text.
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text
  const fault = walkJson(json, () => {})
  if (fault) return refused([{ path: '', message: fault.message, ...placeOf(json, fault.offset) }])
  const value: unknown = JSON.parse(json)
  const parsed = Journey.safeParse(value)
  if (parsed.success) return { ok: true, journey: parsed.data, notes: unknownTypes(parsed.data, catalog) }
  const issues = parsed.error.issues.slice(0, MAX_PROBLEMS)
  const places = placesOf(json, issues.map((issue) => issue.path.join('.')))
  return refused(issues.map((issue, i) => ({ path: issue.path.join('.'), message: wordsOf(issue, value), ...places[i] })))
}

const refused = (problems: ParseProblem[]): ParsedJourney => ({ ok: false, problems })

const byteLength = (text: string) => new TextEncoder().encode(text).byteLength

function tooLarge(bytes: number, maxBytes: number): Words {
  const mega = (n: number) => (n / 1_000_000).toFixed(1)
  return say(
    `The file has ${mega(bytes)} MB; less than ${mega(maxBytes)} MB can be imported`,
    `Le fichier fait ${mega(bytes).replace('.', ',')} Mo ; moins de ${mega(maxBytes).replace('.', ',')} Mo peuvent être importés`,
  )
}

/** The place of each path, or of the nearest thing around it that is there. */
function placesOf(json: string, paths: string[]): Place[] {
  const wanted = new Map<string, number>()
  for (const path of paths) for (let p = path; ; p = p.slice(0, p.lastIndexOf('.'))) {
    wanted.set(p, -1)
    if (!p.includes('.')) break
  }
  walkJson(json, (path, offset) => { if (wanted.has(path)) wanted.set(path, offset) })
  return paths.map((path) => {
    let p = path
    while ((wanted.get(p) ?? -1) < 0 && p.includes('.')) p = p.slice(0, p.lastIndexOf('.'))
    return placeOf(json, Math.max(0, wanted.get(p) ?? 0))
  })
}

function unknownTypes(journey: Journey, catalog: Catalog): Words[] {
  const byType = Map.groupBy(journey.nodes.filter((n) => !catalog.has(n.type)), (n) => n.type)
  return [...byType].map(([type, nodes]) => {
    const names = enumerate(nodes.map((n) => quote(same(n.name.trim() || n.id))))
    return say(
      `The node type ${type} is not installed here; kept as it is: ${names.en}`,
      `Le type de nœud ${type} n’est pas installé ici ; conservé tel quel : ${names.fr}`,
    )
  })
}
