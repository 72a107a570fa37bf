import { OTHERWISE, OutcomeName, type Edge, type NodeView, type OutcomeView, type Words } from '@parcours/journey'

/** The reserved outcome of the node that starts runs: observed people, drawn as a lane of their own. */
export const CONTROL = 'control'

/**
 * One row of a card. `wired` leads somewhere (or is the node's only way out); `otherwise` takes every
 * outcome without an edge of its own; `lane` is the control group, which has no edge to draw; `lost`
 * has an edge although the node no longer knows the outcome.
 */
export interface OutcomeRow {
  kind: 'wired' | 'otherwise' | 'lane' | 'lost'
  /** Outcome name: id of the handle. */
  outcome: string
  label: Words
  tone: 'plain' | 'amber'
  /** Outcomes whose visits leave through this row. */
  covers: string[]
  /** False while no edge leads out of it. */
  connected: boolean
}

/** What a card shows of a node's ways out, figures aside. */
export interface Outline {
  rows: OutcomeRow[]
  /** Offered by name when the manager drags from `otherwise`. */
  unwired: OutcomeView[]
}

export const OTHERWISE_WORDS: Words = { en: 'otherwise', fr: 'sinon' }
/** A name with a space, say: an edge of it could not be stored. The checker says so; it is just not offered. */
export const canCarry = (name: string): boolean => OutcomeName.safeParse(name).success
const same = (name: string): Words => ({ en: name, fr: name })

/** Outcome names that have an edge, by node. */
export function wiredOutcomes(edges: readonly Edge[]): Map<string, Set<string>> {
  const byNode = new Map<string, Set<string>>()
  for (const edge of edges) {
    const known = byNode.get(edge.from)
    if (known) known.add(edge.outcome)
    else byNode.set(edge.from, new Set([edge.outcome]))
  }
  return byNode
}

const NONE: ReadonlySet<string> = new Set()

/**
 * Rows in the node's own order: wired outcomes, then `otherwise` while one is unwired (domain rule 12),
 * then the control lane. A node with a single way out shows it by name from the start: there is no rest.
 * Without a view (not checked yet, or a type this build does not know) the edges tell what exists.
 */
export function outlineOf(view: NodeView | undefined, wired: ReadonlySet<string> = NONE): Outline {
  const known = view?.outcomes ?? []
  const lanes = known.filter((o) => o.name === CONTROL)
  const ways = known.filter((o) => o.name !== CONTROL)
  const [only] = ways
  const single = ways.length === 1 && !wired.has(OTHERWISE)
  const own = ways.filter((o) => (wired.has(o.name) && o.name !== OTHERWISE) || (single && o === only))
  const unwired = ways.filter((o) => !wired.has(o.name) && o.name !== OTHERWISE && !own.includes(o))
  const offered = unwired.filter((o) => canCarry(o.name))
  const rows = own.map((o) => wiredRow(o, wired.has(o.name)))
  rows.push(...lostRows(known, wired, view !== undefined))
  const hasOwnOtherwise = ways.some((o) => o.name === OTHERWISE)
  if (unwired.length > 0 || hasOwnOtherwise || wired.has(OTHERWISE) || (!view && rows.length === 0)) {
    rows.push(otherwiseRow(unwired, hasOwnOtherwise, wired.has(OTHERWISE)))
  }
  rows.push(...lanes.map((o): OutcomeRow => ({ ...wiredRow(o, true), kind: 'lane' })))
  return { rows, unwired: offered }
}

const wiredRow = (o: OutcomeView, connected: boolean): OutcomeRow => ({
  kind: 'wired', outcome: o.name, label: o.label, tone: o.tone, covers: [o.name], connected,
})

function otherwiseRow(unwired: OutcomeView[], hasOwn: boolean, connected: boolean): OutcomeRow {
  const covers = unwired.map((o) => o.name)
  if (hasOwn) covers.push(OTHERWISE)
  return { kind: 'otherwise', outcome: OTHERWISE, label: OTHERWISE_WORDS, tone: 'plain', covers, connected }
}

/** Edges from outcomes that the settings no longer give: kept and shown, so that nothing vanishes. */
function lostRows(known: OutcomeView[], wired: ReadonlySet<string>, checked: boolean): OutcomeRow[] {
  const names = new Set(known.map((o) => o.name))
  return [...wired].filter((name) => name !== OTHERWISE && !names.has(name)).map((name): OutcomeRow => ({
    kind: checked ? 'lost' : 'wired', outcome: name, label: same(name), tone: checked ? 'amber' : 'plain',
    covers: [name], connected: true,
  }))
}
