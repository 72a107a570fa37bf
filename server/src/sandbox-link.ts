import type { ClockState } from '@parcours/clock'
import { arrearsOf, daysPastDue, isOpen, loadCase } from '@parcours/store'
import type { Deps } from './deps.ts'

export interface SandboxLink {
  /**
   * The sandbox has no clock of its own: it is told ours over its control API, and of people whose debts
   * have fallen due since. One telling at a time; a call while one is under way is left out.
   */
  tell(state: ClockState): Promise<void>
}

const PAGE = 500

/** What the sandbox is told. While it starts, telling is skipped: the next tick comes soon. */
export function sandboxLink(deps: Deps): SandboxLink | undefined {
  const port = deps.env.SANDBOX_PORT
  if (port === undefined || deps.env.SANDBOX_CHANNELS === '') return undefined
  let warned = false
  let telling = false
  const post = async (path: string, body: unknown): Promise<boolean> => {
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
  const told = new Set<string>()
  return {
    tell: async (state) => {
      if (telling) return
      telling = true
      await post('/control/clock', { segments: state.segments.slice(-1), leaseUntilRealMs: state.leaseUntilRealMs })
      await tellDebtors(deps, told, post)
      telling = false
    },
  }
}

async function tellDebtors(deps: Deps, told: Set<string>, post: (path: string, body: unknown) => Promise<boolean>): Promise<void> {
  const due = dueCases(deps, told)
  if (due.length === 0) return
  const debtors = due.flatMap((caseId) => toldDebtor(deps, caseId) ?? [])
  if (await post('/control/debtors', { debtors })) for (const caseId of due) told.add(caseId)
}

/** Cases with a debt past due that this process has not told of. Telling twice changes nothing over there. */
function dueCases(deps: Deps, told: ReadonlySet<string>): string[] {
  const today = new Date(deps.clock.nowMs()).toISOString().slice(0, 10)
  return deps.db.read.all<{ caseId: string }>(
    `SELECT DISTINCT caseId FROM debt WHERE status = 'open' AND arrearsCents > 0 AND confirmed = 1 AND dueDate <= ?`, today,
  ).map((row) => row.caseId).filter((caseId) => !told.has(caseId)).slice(0, PAGE)
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
