import type { BranchPlace, Words } from '@parcours/journey'
import type { CommandRecord } from '@parcours/store'
import type { TimelineItem } from '../routers/views.ts'
import type { ChangeView } from '../routers/run-page-views.ts'
import { EVENT_WORDS, wordsFor } from '../words.ts'
import { REFUSAL_WORDS } from './command-words.ts'
import { branchesIn } from './place-holds.ts'
import { atWords, untilWords } from './place-instants.ts'
import { nodeName } from './place-words.ts'
import { item, sceneAt, type RunScene } from './run-timeline-item.ts'
import { outcomeWords } from './run-timeline-visits.ts'
import { COMMAND_WORDS, FACT_WORDS, PLACE_WORDS } from './run-words-commands.ts'
import { joined, lasting, quoted, same, say } from './run-words.ts'

/** What operators asked for: who, why, what it changed, and why it was refused where it was. */
export const commandItems = (scene: RunScene): TimelineItem[] => scene.story.commands.map((command) => commandItem(command, sceneAt(scene, branchesIn(command.before)?.[0]?.visit)))

function commandItem(command: CommandRecord, scene: RunScene): TimelineItem {
  const args = record(command.args)
  return item({
    atMs: command.at, kind: 'command', category: command.state === 'refused' ? 'warn' : 'people', actor: command.actor, title: titleOf(command, args),
    detail: joined([command.reason === '' ? null : quoted(command.reason), asked(args, scene), refusal(command)]) ?? null,
    changes: command.state === 'refused' ? [] : changesOf(command, scene),
    evidence: { command: command.id, state: command.state, args, ...(command.refusal !== null && { refusal: command.refusal }), ...(command.bulkId !== null && { bulk: command.bulkId }) },
  })
}

function titleOf({ kind, state }: CommandRecord, { type }: Record<string, unknown>): Words {
  if (kind === 'note' && typeof type === 'string') {
    const fact = wordsFor(EVENT_WORDS, type)
    return say(`Noted: ${fact.en}`, `Noté : ${fact.fr}`)
  }
  const plain = kind.replaceAll('_', ' ')
  const { done, asked: wanted } = COMMAND_WORDS[kind] ?? { done: same(plain), asked: same(plain) }
  if (state === 'applied') return done
  return state === 'refused' ? say(`${wanted.en}: refused`, `${wanted.fr} : refus`) : say(`${wanted.en}: on its way`, `${wanted.fr} : en route`)
}

const WAITS: Record<string, Words> = {
  left: say('with the time that was left', 'avec le temps qui restait'), again: say('counted anew', 'comptée à nouveau'),
  skip: say('the wait skipped', 'attente passée'), keep: say('waits keep their end', 'les attentes gardent leur terme'),
}

/** What of the question is worth a word: where to, which arm, what becomes of the waits. */
function asked({ nodeId, arm, waits }: Record<string, unknown>, scene: RunScene): Words | undefined {
  const at = typeof nodeId === 'string' ? quoted(nodeName(scene.info, nodeId)) : undefined
  const as = typeof arm === 'string' && typeof nodeId === 'string' ? outcomeWords({ nodeId }, arm, scene) : undefined
  return joined([
    as && at ? say(`${at.en} → ${as.en}`, `${at.fr} → ${as.fr}`) : at && say(`to ${at.en}`, `vers ${at.fr}`),
    typeof waits === 'string' ? WAITS[waits] : undefined,
  ])
}

const refusal = ({ refusal: code }: CommandRecord): Words | undefined => (code === null ? undefined : wordsFor(REFUSAL_WORDS, code))

/** Before and after: branches of the run, or named facts of the person. */
function changesOf(command: CommandRecord, scene: RunScene): ChangeView[] {
  const [before, after] = [branchesIn(command.before), branchesIn(command.after)]
  if (before || after) return changed(byBranch(before ?? [], scene), byBranch(after ?? [], scene))
  // What was noted came as an event, which tells itself.
  return command.kind === 'note' ? [] : changed(byFact(command.before, scene), byFact(command.after, scene))
}

type Named = Map<string, { what: Words; is: Words }>

function byBranch(branches: readonly BranchPlace[], scene: RunScene): Named {
  const where = (one: BranchPlace) => joined([quoted(nodeName(sceneAt(scene, one.visit).info, one.nodeId)), wordsFor(PLACE_WORDS, one.state), timeOf(one, scene)], ', ') ?? same('')
  // One branch is the run; several are told apart by their order, since a move changes their visits.
  return new Map(branches.map((one, i) => [String(i), { what: branches.length === 1 ? say('Place', 'Place') : say(`Branch ${i + 1}`, `Branche ${i + 1}`), is: where(one) }]))
}

function timeOf({ untilMs, leftMs }: BranchPlace, { here }: RunScene): Words | undefined {
  if (typeof leftMs === 'number') return say(`${lasting(leftMs).en} left`, `reste ${lasting(leftMs).fr}`)
  return untilMs === null ? undefined : untilWords(untilMs, here)
}

const byFact = (json: string | null, scene: RunScene): Named => new Map(Object.entries(record(json)).flatMap(([name, value]) =>
  (isNothing(value) ? [] : [[name, { what: FACT_WORDS[name] ?? same(name), is: valueOf(name, value, scene) }]])))
const isNothing = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0)

function valueOf(name: string, value: unknown, { here }: RunScene): Words {
  if (typeof value === 'number' && name.endsWith('At')) return atWords(value, here)
  return same(Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : JSON.stringify(value))
}

function record(json: string | null): Record<string, unknown> {
  const told: unknown = json === null ? null : JSON.parse(json)
  return told !== null && typeof told === 'object' && !Array.isArray(told) ? { ...told } : {}
}

function changed(before: Named, after: Named): ChangeView[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)]
    const what = is?.what ?? was?.what
    return what && was?.is.en !== is?.is.en ? [{ what, before: was?.is ?? null, after: is?.is ?? null }] : []
  })
}
