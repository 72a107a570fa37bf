import { factsOf } from '@parcours/facts'
import type { Words } from '@parcours/journey'
import {
  arrearsOf, drawGroup, entriesOf, entryStopFor, factsOfCase, liveJourneys, refusalOf, toleranceOf,
  type CaseSnapshot, type EnrolRefusal, type LiveJourney, type Sql,
} from '@parcours/store'
import type { WhyNotCondition, WhyNotJourney } from '../routers/why-not-views.ts'
import { REASON_WORDS, wordsFor } from '../words.ts'
import { stopWords } from './place-holds.ts'
import { atWords, type Here } from './place-instants.ts'
import { dayOfCase } from './preview-enrolment.ts'
import { money, quoted, say } from './run-words.ts'
import { explainSegment } from './why-not-segment.ts'

interface Asked {
  sql: Sql
  snapshot: CaseSnapshot
  here: Here
}

/** Each live journey asked, as its sweep would ask, whether it takes this case now. Writes nothing. */
export function whyNotJourneys(asked: Asked): WhyNotJourney[] {
  const { sql, snapshot, here: { nowMs } } = asked
  const facts = factsOf(factsOfCase(snapshot, nowMs))
  return liveJourneys(sql).map((live) => ask(live, asked, explainSegment(live.entry.segment, facts)))
}

function ask(live: LiveJourney, { sql, snapshot, here }: Asked, conditions: WhyNotCondition[]): WhyNotJourney {
  const { version, info } = live
  const known = { journeyId: version.journeyId, name: info.journey.name, version: info.record.number, conditions }
  const refusal = refusalOf(sql, { version, snapshot, nowMs: here.nowMs, day: dayOfCase(here.nowMs)(snapshot) })
  const { openRunId } = entriesOf(sql, { caseId: snapshot.id, journeyId: version.journeyId })
  if (openRunId !== null) return { ...known, answer: { kind: 'is_in', runId: openRunId }, reasons: [] }
  const reasons = [
    ...segmentReason(live, conditions),
    ...(refusal ? [refusalWords(refusal, live, { sql, snapshot, here })] : []),
  ]
  if (reasons.length > 0) return { ...known, answer: { kind: 'kept_out' }, reasons }
  return { ...known, answer: { kind: 'would_enter', group: drawGroup({ version, snapshot }).grp }, reasons }
}

const because = (what: Words, why: Words): Words => say(`${what.en}: ${why.en}`, `${what.fr} : ${why.fr}`)

/** As the evaluator joins them: one that fails decides, else one that is unknown. */
function segmentReason({ entry }: LiveJourney, conditions: readonly WhyNotCondition[]): Words[] {
  if (entry.segment.trim() === 'false') return [say('It takes nobody by itself: only by hand, or as a sub-journey', 'Il ne prend personne de lui-même : seulement à la main, ou en sous-parcours')]
  const name = conditions.some(({ holds }) => holds === 'no') ? 'not_in_segment' : conditions.some(({ holds }) => holds === 'unknown') ? 'facts_missing' : undefined
  return name === undefined ? [] : [wordsFor(REASON_WORDS, name)]
}

/** A refusal with the figures that it rests on. */
function refusalWords(refusal: EnrolRefusal, live: LiveJourney, asked: Asked): Words {
  const stop = refusal === 'entry_stopped' ? entryStopFor(asked.sql, live.version.journeyId) : undefined
  if (stop) return because(stopWords(stop), quoted(stop.reason))
  const words = wordsFor(REASON_WORDS, refusal)
  const detail = detailOf(refusal, live, asked)
  return detail ? because(words, detail) : words
}

function detailOf(refusal: EnrolRefusal, { version }: LiveJourney, { sql, snapshot, here }: Asked): Words | undefined {
  if (refusal === 'nothing_owed') {
    const [arrears, limit] = [arrearsOf(snapshot.debts), toleranceOf(version, arrearsOf(snapshot.debts))].map((cents) => money(cents, snapshot.currency))
    return arrears && limit && say(`${arrears.en} in arrears, up to ${limit.en} is let be`, `${arrears.fr} d’impayé, on laisse jusqu’à ${limit.fr}`)
  }
  if (refusal === 'entered_before') return again(version.reEntryDays, entriesOf(sql, { caseId: snapshot.id, journeyId: version.journeyId }).lastEndedAt, here)
  if (refusal === 'in_other_journey') {
    const other = sql.get<{ name: string }>(
      `SELECT j.name FROM run r JOIN journey j ON j.id = r.journeyId WHERE r.caseId = ? AND r.status <> 'ended' AND r.journeyId <> ? LIMIT 1`, snapshot.id, version.journeyId)
    return other && quoted(other.name)
  }
  return undefined
}

function again(days: number | null, lastEndedAt: number | null, here: Here): Words | undefined {
  if (days === null) return say('nobody enters it twice', 'personne n’y entre deux fois')
  if (lastEndedAt === null) return undefined
  const at = atWords(lastEndedAt + days * 86_400_000, here)
  return say(`may enter again from ${at.en}`, `nouvelle entrée possible à partir de ${at.fr}`)
}
