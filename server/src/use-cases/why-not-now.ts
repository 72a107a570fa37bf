import { contactsOfPlan, judge, pointFor, type Judgement, type PlannedContact } from '@parcours/gate'
import type { Words } from '@parcours/journey'
import type { CaseSnapshot, RunStory, Sql, VersionInfo } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { WhyNotNow } from '../routers/why-not-views.ts'
import { wordsFor } from '../words.ts'
import { nodeName } from './place-words.ts'
import { rulesOf } from './run-timeline-rules.ts'
import { CHANNEL_WORDS, say } from './run-words.ts'

interface Asked {
  catalog: Deps['catalog']
  story: RunStory
  info: VersionInfo
  snapshot: CaseSnapshot
  nowMs: number
}

/** What the gate would answer each contact of an open run's plan if it were due now. Asks as a reader: nothing is written. */
export function whyNotNow(sql: Sql, asked: Asked): WhyNotNow[] {
  const { story: { run }, info, catalog, nowMs } = asked
  if (run.status === 'ended') return []
  return contactsOfPlan(sql, info.plan, { catalog, nowMs }).map((planned) => ask(sql, planned, asked))
}

const ANSWERS: Record<WhyNotNow['answer'], Words> = {
  allow: say('may go', 'peut partir'), defer: say('postponed', 'différé'), hold: say('suspended', 'suspendu'), block: say('blocked', 'bloqué'),
  stop: say('stopped', 'arrêté'), no_address: say('no address', 'sans adresse'),
}

function ask(sql: Sql, planned: PlannedContact, { story, info, snapshot, nowMs }: Asked): WhyNotNow {
  const point = pointFor(snapshot, planned)
  const standing = story.visits.find((visit) => visit.leftAt === null && planned.nodeIds.includes(visit.nodeId))
  const known = { channel: wordsFor(CHANNEL_WORDS, planned.channel), reminder: planned.reminder, nodes: planned.nodeIds.map((id) => nodeName(info, id)) }
  // The worker looks for an address before it asks, and leaves the node without one.
  if (!point) return { ...known, answer: 'no_address', verdict: ANSWERS.no_address, rules: [], nextMs: null, inputs: null }
  const judged = judge(sql, {
    run: story.run, snapshot, intent: planned, point, suspends: new Set(info.plan.suspends), nowMs, openedMs: standing?.enteredAt ?? nowMs,
    // Whoever asks here has heard no command: a pause holds the contact from the moment it is accepted.
    heard: 0,
  })
  const { verdict } = judged
  return {
    ...known, answer: verdict.kind, verdict: ANSWERS[verdict.kind], rules: rulesOf({ rules: JSON.stringify(verdict.rules) }),
    nextMs: 'untilMs' in verdict ? verdict.untilMs ?? null : null, inputs: readOf(judged),
  }
}

/** What the answer rests on, for reading: packs by name and version, instants as dates. */
const readOf = ({ verdict, inputs }: Judgement): Record<string, unknown> => ({
  packs: verdict.packs.map(({ id, version }) => `${id}@${version}`),
  ...(verdict.kind === 'allow' && verdict.windowEndMs !== null && { windowEnd: new Date(verdict.windowEndMs).toISOString() }),
  ...(verdict.kind === 'defer' && { until: new Date(verdict.untilMs).toISOString(), legalFrom: new Date(verdict.legalFromMs).toISOString(), law: verdict.law }),
  ...inputs,
})
