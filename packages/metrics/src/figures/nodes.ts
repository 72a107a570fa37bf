import { medianMs } from '../stats/median.ts'

/** Sums of the roll-up for one node and outcome; outcome '' counts the entries. */
export interface OutcomeSum {
  nodeId: string
  outcome: string
  n: number
  costCents: number
}
export interface TimeSum {
  nodeId: string
  outcome: string
  bucket: number
  n: number
}
/** Open visits that wait for leave to contact. What is late by our own slowness counts with pacing, never as law. */
export interface HeldSum {
  nodeId: string
  byLaw: number
  byPacing: number
  suspended: number
}
/** Contacts of a node that answer yes to each question; letters and calls leave out what cannot be known. */
export interface ContactSum {
  nodeId: string
  sent: number
  delivered: number
  reached: number
  replied: number
  clicked: number
  attempts: number
  rightParty: number
  promised: number
}

export interface NodeFigure {
  nodeId: string
  entered: number
  hereNow: number
  postponedByLaw: number
  postponedByPacing: number
  suspended: number
  outcomes: { name: string; count: number; medianMs: number | null }[]
  left: { fact: string; count: number }[]
  costCents: number
  rates: { name: string; numerator: number; denominator: number }[]
}

/** Interrupts close a visit as `left:<fact>`: one grey row, no handle (domain rule 0). */
const LEFT = 'left:'

/** Rates by name: which questions they divide (collections b 4, 5, 15, 22). */
export const CHANNEL_RATES = {
  delivered: ['delivered', 'sent'],
  replied: ['replied', 'reached'],
  clicked: ['clicked', 'delivered'],
  right_party: ['rightParty', 'attempts'],
  promise: ['promised', 'rightParty'],
} as const satisfies Record<string, readonly [keyof ContactSum, keyof ContactSum]>
export type ChannelRate = keyof typeof CHANNEL_RATES

export interface NodeSums {
  counts: readonly OutcomeSum[]
  times: readonly TimeSum[]
  held: readonly HeldSum[]
  contacts: readonly ContactSum[]
}

/** Cards: entered = outcomes + left + here now, always (domain rule 0). A node that is named stands there with zeros. */
export function nodeFigures(sums: NodeSums, nodeIds: Iterable<string>): NodeFigure[] {
  const counts = Map.groupBy(sums.counts, (row) => row.nodeId)
  const times = Map.groupBy(sums.times, (row) => row.nodeId)
  const held = new Map(sums.held.map((row) => [row.nodeId, row]))
  const contacts = new Map(sums.contacts.map((row) => [row.nodeId, row]))
  return [...new Set([...nodeIds, ...counts.keys()])].map((nodeId) => {
    const contact = contacts.get(nodeId)
    return {
      ...flow(nodeId, counts.get(nodeId) ?? [], times.get(nodeId) ?? []),
      postponedByLaw: held.get(nodeId)?.byLaw ?? 0,
      postponedByPacing: held.get(nodeId)?.byPacing ?? 0,
      suspended: held.get(nodeId)?.suspended ?? 0,
      rates: contact ? ratesOf(contact) : [],
    }
  })
}

function flow(nodeId: string, counts: readonly OutcomeSum[], times: readonly TimeSum[]) {
  const entry = counts.find((row) => row.outcome === '')
  const closed = counts.filter((row) => row.outcome !== '' && row.n !== 0)
  const entered = entry?.n ?? 0
  return {
    nodeId,
    entered,
    hereNow: entered - closed.reduce((sum, row) => sum + row.n, 0),
    outcomes: closed.filter((row) => !row.outcome.startsWith(LEFT)).map((row) => ({
      name: row.outcome, count: row.n, medianMs: medianMs(times.filter((time) => time.outcome === row.outcome)),
    })),
    left: closed.filter((row) => row.outcome.startsWith(LEFT)).map((row) => ({ fact: row.outcome.slice(LEFT.length), count: row.n })),
    costCents: entry?.costCents ?? 0,
  }
}

/** Only rates with something to divide by. */
function ratesOf(contact: ContactSum): NodeFigure['rates'] {
  return Object.entries(CHANNEL_RATES)
    .map(([name, [numerator, denominator]]) => ({ name, numerator: contact[numerator], denominator: contact[denominator] }))
    .filter((rate) => rate.denominator > 0)
}
