import { evaluateCondition, factsOf, type Facts } from '@parcours/facts'
import { casesOfImport, factsOfCase, loadCases, refusalOf, unconfirmedDebts, type CaseSnapshot, type ImportRecord, type LiveJourney } from '@parcours/store'
import type { Deps } from '../deps.ts'
import { dayOfCase } from '../use-cases/preview-enrolment.ts'
import { breathe } from './breathe.ts'
import { journeysInOrder } from './enrol-cases.ts'
import type { EnrolmentCount, ImportOptions } from './options.ts'

const PAGE = 200

/** Names what a count was made for: it is made anew when another version goes live. */
export const liveVersionsOf = (deps: Deps): string => journeysInOrder(deps.db.read).map((live) => live.version.id).join(' ')

/**
 * Who would enter which journey if this import were confirmed now, and who not and why. The sweep's own conditions are
 * asked; only the debts that wait for this confirmation are taken as confirmed.
 */
export async function countEnrolment(deps: Deps, record: ImportRecord, stop: AbortSignal): Promise<NonNullable<ImportOptions['enrolment']>> {
  const of = liveVersionsOf(deps)
  const tallies = journeysInOrder(deps.db.read).map((live) => ({ live, matches: 0, excluded: new Map<string, number>() }))
  if (tallies.length === 0) return { of, counts: [] }
  const nowMs = deps.clock.nowMs()
  const pageAfter = (after: string) => casesOfImport(deps.db.read, record.id, { after, limit: PAGE })
  for (let page = pageAfter(''); page.length > 0 && !stop.aborted; page = pageAfter(page.at(-1) ?? '')) {
    const waiting = unconfirmedDebts(deps.db.read, record.id, page)
    for (const snapshot of loadCases(deps.db.read, page, nowMs)) countCase(deps, tallies, { snapshot: asConfirmed(snapshot, waiting), nowMs })
    await breathe()
  }
  return { of, counts: tallies.map(countOf) }
}

const asConfirmed = (snapshot: CaseSnapshot, waiting: ReadonlySet<string>): CaseSnapshot =>
  ({ ...snapshot, debts: snapshot.debts.filter((debt) => debt.confirmed === 1 || waiting.has(debt.id)).map((debt) => ({ ...debt, confirmed: 1 })) })

interface Tally {
  live: LiveJourney
  matches: number
  excluded: Map<string, number>
}

/** One treatment journey at a time (domain rule 1): a case that one journey takes is busy for those behind it. */
function countCase(deps: Deps, tallies: readonly Tally[], one: { snapshot: CaseSnapshot; nowMs: number }): void {
  const facts = factsOf(factsOfCase(one.snapshot, one.nowMs))
  let takenBy: LiveJourney['version'] | undefined
  for (const tally of tallies) {
    const { version } = tally.live
    const isBusy = takenBy !== undefined && !(version.whenBusy === 'replace' && takenBy.priority < version.priority)
    const reason = whyNot(deps, tally.live, { ...one, facts }) ?? (isBusy ? 'in_other_journey' : undefined)
    if (reason === undefined) {
      tally.matches += 1
      takenBy = version
    } else tally.excluded.set(reason, (tally.excluded.get(reason) ?? 0) + 1)
  }
}

function whyNot(deps: Deps, { entry, version }: LiveJourney, one: { snapshot: CaseSnapshot; nowMs: number; facts: Facts }): string | undefined {
  const answer = evaluateCondition(entry.segment, one.facts)
  if (answer.kind !== 'value') return 'facts_missing'
  if (!answer.value) return 'not_in_segment'
  return refusalOf(deps.db.read, { version, snapshot: one.snapshot, nowMs: one.nowMs, day: dayOfCase(one.nowMs)(one.snapshot) })
}

const countOf = ({ live, matches, excluded }: Tally): EnrolmentCount => ({
  journeyId: live.version.journeyId, journeyName: live.info.journey.name, matches,
  excluded: [...excluded].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
})
