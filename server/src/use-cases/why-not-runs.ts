import type { Words } from '@parcours/journey'
import { runLines, runStory, runsOfCase, silences, versionInfo, type CaseSnapshot, type NodeSilence, type RunLine, type RunStory, type Sql, type VersionInfo } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { WhyNotRun, WhyNotSilence } from '../routers/why-not-views.ts'
import { wordsFor } from '../words.ts'
import { pauseOf, stopsOf } from './place-holds.ts'
import type { Here } from './place-instants.ts'
import { endedWords, nodeName, placeWords } from './place-words.ts'
import { rulesOf } from './run-timeline-rules.ts'
import { outcomeWords } from './run-timeline-visits.ts'
import { CHANNEL_WORDS, CONTACT_STATUS, quoted, say } from './run-words.ts'
import { whyNotNow } from './why-not-now.ts'

/** Older runs of a case are history: its own page tells them. */
const LOOKED_AT = 8

interface Scene {
  catalog: Deps['catalog']
  /** The case, as it stands now. */
  snapshot: CaseSnapshot
  here: Here
}

/** The runs of a case, newest first: what the gate would answer now, and why each contact node was silent the last time. */
export function whyNotRuns(sql: Sql, scene: Scene): WhyNotRun[] {
  return runLines(sql, runsOfCase(sql, scene.snapshot.id, LOOKED_AT)).flatMap((line) => {
    const [story, info] = [runStory(sql, line.id), versionInfo(sql, line.versionId)]
    return story && info ? [whyNotRun(sql, { line, story, info, ...scene })] : []
  })
}

interface OneRun extends Scene {
  line: RunLine
  story: RunStory
  info: VersionInfo
}

function whyNotRun(sql: Sql, one: OneRun): WhyNotRun {
  const { line, story, info, snapshot, catalog, here } = one
  const ended = line.status === 'ended'
  return {
    runId: line.id, journeyName: line.journeyName, version: line.version, ended,
    place: ended ? endedWords(line.reason) : placeWords({ visits: line.standing, info, catalog, here }),
    lastContact: lastContactOf(one), holds: holdsOf(sql, one),
    now: whyNotNow(sql, { story, info, snapshot, catalog, nowMs: here.nowMs }),
    silences: silences(story.visits, story.decisions).map((silence) => silenceView(silence, one)),
  }
}

function lastContactOf({ story, info }: OneRun): WhyNotRun['lastContact'] {
  const last = story.contacts.at(-1)
  if (!last) return null
  const [name, channel, status] = [quoted(nodeName(info, last.nodeId)), wordsFor(CHANNEL_WORDS, last.channel), wordsFor(CONTACT_STATUS, last.status)]
  return { atMs: last.at, words: say(`${channel.en} ${name.en}, ${status.en}`, `${channel.fr} ${name.fr}, ${status.fr}`) }
}

function holdsOf(sql: Sql, { line, story, info }: OneRun): Words[] {
  const control = line.grp === 'control' ? [say('Control group: observed, not contacted', 'Groupe témoin : observé, non contacté')] : []
  const pause = pauseOf(story, info)
  const paused = pause ? [pause.reason === null ? say('Paused by an operator', 'En pause, par un opérateur') : say(`Paused: ${quoted(pause.reason).en}`, `En pause : ${quoted(pause.reason).fr}`)] : []
  const stops = stopsOf(sql, story, info).map(({ words, reason }) => say(`${words.en}: ${quoted(reason).en}`, `${words.fr} : ${quoted(reason).fr}`))
  return [...control, ...paused, ...stops]
}

const VERDICT: Record<string, Words> = {
  defer: say('postponed', 'différé'), hold: say('suspended', 'suspendu'), block: say('blocked', 'bloqué'), stop: say('stopped', 'arrêté'),
}

function silenceView({ nodeId, visit, decision, asked }: NodeSilence, { info, catalog, here }: OneRun): WhyNotSilence {
  const left = visit.outcome === null || visit.outcome.startsWith('left:') ? null : visit.outcome
  // What the visit was left by says more than the gate's last answer: postponed too long, no address.
  const verdict = decision && (left === null || left === 'blocked') ? wordsFor(VERDICT, decision.verdict) : outcomeWords(visit, left ?? '', { info, catalog })
  const stands = visit.leftAt === null
  // A suspension's end stands with the visit: the gate writes down deferrals only.
  const nextMs = decision?.until ?? visit.nextAt
  return {
    nodeId, nodeName: nodeName(info, nodeId), channel: decision ? wordsFor(CHANNEL_WORDS, decision.channel) : null, verdict,
    atMs: decision?.at ?? visit.leftAt ?? visit.enteredAt, rules: decision ? rulesOf(decision) : [],
    nextMs: stands && nextMs !== null && nextMs > here.nowMs ? nextMs : null,
    // Written by the gate, as an object.
    stands, asked, inputs: decision ? (JSON.parse(decision.inputs) as Record<string, unknown>) : null,
  }
}
