import type { ClockState } from '@parcours/clock'
import { arrearsOf, daysPastDue, isOpen, loadCase } from '@parcours/store'
import type { Deps } from './deps.ts'

export interface SandboxLink {
  /**
   * The sandbox has no clock of its own: it is told ours over its control API, and of people whose debts
   * have fallen due since. One telling of each at a time; a call while one is under way leaves it out.
   */
  tell(state: ClockState): Promise<void>
}

type Post = (path: string, body: unknown) => Promise<boolean>

const PAGE = 500
/** The look for people rests for so many times what it took, so that it costs the same beside any number of debts. */
const REST = 200

/** What the sandbox is told. While it starts, telling is skipped: the next tick comes soon. */
export function sandboxLink(deps: Deps): SandboxLink | undefined {
  const port = deps.env.SANDBOX_PORT
  if (port === undefined || deps.env.SANDBOX_CHANNELS === '') return undefined
  let warned = false
  const post: Post = async (path, body) => {
    try {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(5_000),
      })
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      warned = false
      return true
    } catch (error) {
      if (!warned) deps.log({ error: String(error) }, 'the sandbox does not answer')
      warned = true
      return false
    }
  }
  const tellClock = oneAtATime((state: ClockState) => post('/control/clock', { segments: state.segments.slice(-1), leaseUntilRealMs: state.leaseUntilRealMs }))
  // Beside the clock: the first telling of a large portfolio takes many pages, and the clock's lease runs on.
  const tellDebtors = oneAtATime(debtorTelling(deps, post))
  return {
    tell: async (state) => {
      try {
        await Promise.all([tellClock(state), tellDebtors()])
      } catch (error) {
        deps.log({ error: String(error) }, 'the sandbox could not be told, trying again')
      }
    },
  }
}

function oneAtATime<Args extends unknown[]>(work: (...args: Args) => Promise<unknown>): (...args: Args) => Promise<void> {
  let working = false
  return async (...args) => {
    if (working) return
    working = true
    try {
      await work(...args)
    } finally {
      working = false
    }
  }
}

/** Tells of the people who are new to the sandbox, all of them, by pages; nothing while the look for them rests. */
function debtorTelling(deps: Deps, post: Post): () => Promise<void> {
  const told = new Set<string>()
  let restsUntilMs = 0
  return async () => {
    const fromMs = performance.now()
    if (fromMs < restsUntilMs) return
    const due = dueCases(deps).filter((caseId) => !told.has(caseId))
    const lookedMs = performance.now()
    restsUntilMs = lookedMs + (lookedMs - fromMs) * REST
    for (let at = 0; at < due.length; at += PAGE) {
      const page = due.slice(at, at + PAGE)
      if (!(await post('/control/debtors', { debtors: page.flatMap((caseId) => toldDebtor(deps, caseId) ?? []) }))) return
      for (const caseId of page) told.add(caseId)
    }
  }
}

/** Cases with a debt past due. Those told of before are among them: telling twice changes nothing over there. */
function dueCases({ db, clock }: Deps): string[] {
  const today = new Date(clock.nowMs()).toISOString().slice(0, 10)
  return db.read.all<{ caseId: string }>(
    `SELECT DISTINCT caseId FROM debt WHERE status = 'open' AND arrearsCents > 0 AND confirmed = 1 AND dueDate <= ?`, today,
  ).map(({ caseId }) => caseId)
}

function toldDebtor(deps: Deps, caseId: string) {
  const nowMs = deps.clock.nowMs()
  const snapshot = loadCase(deps.db.read, caseId, nowMs)
  if (!snapshot) return undefined
  const { person, points, debts, portfolio } = snapshot
  const value = (kind: string) => points.find((p) => p.kind === kind)?.value ?? null
  const open = debts.filter(isOpen)
  return {
    personRef: person.customerRef, creditorRef: portfolio.id, phone: value('mobile'), email: value('email'), postalKey: value('post'),
    language: person.language === 'en' ? 'en' : 'fr', dpd: daysPastDue(open[0]?.dueDate ?? debts[0]?.dueDate ?? '1970-01-01', nowMs),
    arrearsCents: arrearsOf(debts), currency: snapshot.currency, debtReferences: debts.map((d) => d.reference),
    birthDate: person.birthDate, postcode: person.postcode, timeZone: (JSON.parse(person.zones) as string[])[0] ?? null,
  }
}
