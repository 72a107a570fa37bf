import type { LiveMapView, RunFilter, RunRow } from '@parcours/server/router'
import type { Question } from '../rig/asked.ts'
import { deskPerson } from '../seeded/desk-people.ts'
import { INCIDENT } from '../seeded/desk-runs.ts'

interface Listed {
  total: number
  rows: RunRow[]
  next: string | null
}
interface Asking {
  journeyId: string
  /** Open runs, one for each person. */
  runs: number
}

const NODES = ['wait', 'pays', 'later'] as const
const DAY_MS = 86_400_000

/** Everything that the live map and the run list are asked for, in turn. */
export function deskQuestions(asking: Asking): Question[] {
  const { journeyId, runs } = asking
  const somebody = (n: number) => deskPerson((n * 1_009 + 17) % runs)
  return [
    liveMap(asking),
    list('no filter, first page', () => ({})),
    laterPages(),
    list('by a debt’s reference', (n) => ({ search: somebody(n).reference })),
    list('by the case’s reference', (n) => ({ search: somebody(n).caseRef })),
    list('by first and last name', (n) => ({ search: `${somebody(n).first} ${somebody(n).last}` })),
    list('by part of a name', (n) => ({ search: somebody(n).last.slice(0, 5).toLowerCase() })),
    list('by telephone as it is written', (n) => ({ search: `0${somebody(n).mobile.slice(3)}` })),
    list('by email', (n) => ({ search: somebody(n).email })),
    list('at a node', (n) => ({ journeyId, nodeId: NODES[n % NODES.length] })),
    list('waiting in one version', (n) => ({ journeyId, version: 1 + (n % 2), state: 'waiting' })),
    list('what does not move', () => ({ state: 'not_moving' })),
    list('in trouble', () => ({ journeyId, state: 'trouble' })),
    list('held by an incident', () => ({ incidentId: INCIDENT })),
    list('one arm of a portfolio, entered in ten days', (n) => ({ portfolioId: 'bench', arm: { nodeId: 'split', outcome: 'A' }, enteredFrom: dayAgo(20 + (n % 30)), enteredTo: dayAgo(10 + (n % 30)) })),
  ]
}

const dayAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)

function liveMap({ journeyId, runs }: Asking): Question {
  return {
    what: 'live map', path: 'live.get', input: () => ({ journeyId }),
    check: ({ total }: LiveMapView) => {
      if (total !== runs) throw new Error(`the live map counts ${total} open runs of ${runs}`)
    },
  }
}

function list(what: string, filter: (n: number) => RunFilter): Question {
  return { what: `list: ${what}`, path: 'runs.list', input: (n) => ({ filter: filter(n) }), check: (page: Listed) => found(what, page) }
}

/** One page after the other, by the cursor of the last. */
function laterPages(): Question {
  let cursor: string | null = null
  return {
    what: 'list: no filter, page after page', path: 'runs.list', input: () => ({ ...(cursor !== null && { cursor }) }),
    check: (page: Listed) => {
      found('page after page', page)
      cursor = page.next
    },
  }
}

function found(what: string, { total, rows }: Listed): void {
  if (total === 0 || rows.length === 0 || rows.length > total) throw new Error(`the list ${what} has ${rows.length} rows of ${total}`)
}
