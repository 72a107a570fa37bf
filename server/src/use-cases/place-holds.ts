import type { BranchPlace, Words } from '@parcours/journey'
import { standingStops, textById, type CommandRecord, type RunStory, type Sql, type StopRecord, type VersionInfo } from '@parcours/store'
import type { PauseView, StandingStop } from '../routers/run-page-views.ts'
import { wordsFor } from '../words.ts'
import { nodeName } from './place-words.ts'
import { CHANNEL_WORDS, joined, lasting, quoted, say } from './run-words.ts'

/** The pause that a run is under: since when, by whom, why, and how much of its waits is left. Null when it is under none. */
export function pauseOf({ run, commands, visits }: Pick<RunStory, 'run' | 'commands' | 'visits'>, info: VersionInfo): PauseView | null {
  if (run.held === 0) return null
  const pauses = commands.filter((one) => one.kind === 'pause' && one.runId === run.id && one.state !== 'refused')
  const command = pauses.find((one) => one.seq === run.held) ?? pauses.at(-1)
  const atMs = run.heldAt ?? command?.at ?? run.enteredAt
  const waits = leftBy(command) ?? leftAt(visits, atMs)
  const left = waits.map(({ nodeId, ms }) => {
    const [name, time] = [quoted(nodeName(info, nodeId)), lasting(ms)]
    return waits.length === 1 ? time : say(`${name.en} ${time.en}`, `${name.fr} ${time.fr}`)
  })
  return { atMs, actor: command?.actor ?? null, reason: command?.reason ?? null, left: joined(left, ', ') ?? null }
}

interface Left {
  nodeId: string
  ms: number
}

/** As the workflow froze it; undefined while it has not answered. */
function leftBy(command: CommandRecord | undefined): Left[] | undefined {
  return command && branchesIn(command.after)?.flatMap(({ nodeId, leftMs }) => (typeof leftMs === 'number' ? [{ nodeId, ms: leftMs }] : []))
}

const leftAt = (visits: RunStory['visits'], atMs: number): Left[] => visits.flatMap(({ nodeId, leftAt: gone, state, nextAt }) =>
  (gone === null && state === 'waiting' && nextAt !== null ? [{ nodeId, ms: Math.max(0, nextAt - atMs) }] : []))

/** Where the branches stood, as a workflow answers a command; undefined for what is told otherwise. */
export function branchesIn(json: string | null): BranchPlace[] | undefined {
  if (json === null) return undefined
  const told: unknown = JSON.parse(json)
  // Written by the relay from the workflow's own answer.
  return Array.isArray(told) ? (told as BranchPlace[]) : undefined
}

/** The flags by which the gate holds contacts of this run now. */
export function stopsOf(sql: Sql, { run }: Pick<RunStory, 'run'>, info: VersionInfo): StandingStop[] {
  if (run.status === 'ended') return []
  const channels = channelsOf(sql, info)
  const binds = (stop: StopRecord): boolean => stop.effect === 'contact' && (stop.scope === 'workspace'
    || (stop.scope === 'journey' && stop.target === run.journeyId) || (stop.scope === 'channel' && channels.has(stop.target)))
  return standingStops(sql).filter(binds).map((stop) => ({ words: stopWords(stop), reason: stop.reason, actor: stop.actor, atMs: stop.at }))
}

export function stopWords({ scope, target, effect }: Pick<StopRecord, 'scope' | 'target' | 'effect'>): Words {
  const channel = wordsFor(CHANNEL_WORDS, target)
  if (effect === 'entry') {
    return scope === 'workspace' ? say('Nobody enters any journey', 'Personne n’entre dans aucun parcours') : say('Nobody enters this journey', 'Personne n’entre dans ce parcours')
  }
  switch (scope) {
    case 'workspace': return say('All contacts are stopped', 'Tous les contacts sont arrêtés')
    case 'channel': return say(`All contacts on the channel “${channel.en}” are stopped`, `Tous les contacts par le canal « ${channel.fr} » sont arrêtés`)
    case 'journey': return say('The contacts of this journey are stopped', 'Les contacts de ce parcours sont arrêtés')
  }
}

/** Channels of the texts that the plan sends: `name@version` stands for itself, whichever setting holds it. */
function channelsOf(sql: Sql, { plan }: VersionInfo): Set<string> {
  const named = plan.nodes.flatMap(({ config }) => Object.values(config)).filter((value) => typeof value === 'string' && /^[^@\s]+@\d+$/.test(value))
  // Filtered to strings just above.
  return new Set((named as string[]).flatMap((id) => textById(sql, id)?.channel ?? []))
}
