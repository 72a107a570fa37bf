import { evaluateCondition } from '@parcours/facts'
import { isPausedUnheard, zoneOf } from '@parcours/gate'
import { armOf } from '@parcours/metrics'
import type { Instruction, PlanNode } from '@parcours/journey'
import type { StepOutcome } from '@parcours/engine/advance'
import { MATCHED } from '@parcours/engine/advance'
import { CLOSE_STEP, assignArm, calendarOf, endRun, expireOffer, expireTask, readReplies, recordStep, setPlace, unheardEvents, versionInfo, type StepRecord } from '@parcours/store'
import type { CloseArgs, StepArgs, StepReply } from '../workflows/protocol.ts'
import { nodeOf, stepOf, type Deps } from './context.ts'
import { deadlineOf } from './deadline.ts'
import { factsFor, sceneOf, type StepScene } from './scene.ts'
import { servicesFor } from './services.ts'

type Answer = StepRecord<StepOutcome>

interface Here {
  deps: Deps
  args: StepArgs
  scene: StepScene
  node: PlanNode
  instruction: Instruction
}

/**
 * Every step that only touches our database, as a local activity named for its node type: one transaction
 * with trace, effect and stored answer. Deadlines and conditions are evaluated here, where the facts are,
 * so that branch and instant stand in history (durability rule 11).
 */
export async function runStep(deps: Deps, args: StepArgs): Promise<StepReply> {
  const plan = deps.plans.get(args.planHash)
  const node = nodeOf(plan, args.node)
  const instruction = plan.instructions[args.at]
  if (!instruction) throw new Error(`the plan has no instruction ${args.at}`)
  const nowMs = deps.clock.nowMs()
  return recordStep<StepReply>(deps.db, { ...args, plan }, nowMs, (sql, run) => {
    const scene = sceneOf(sql, run, { visit: args.visit, nowMs, tag: args.tag })
    const answer = perform({ deps, args, scene, node, instruction })
    return { ...answer, result: { outcome: answer.result, atMs: nowMs } }
  })
}

function perform(here: Here): Answer {
  const { args, instruction } = here
  if (args.kind === 'wake') return wake(here)
  switch (instruction.op) {
    case 'act': return act(here, instruction.step)
    case 'wait': return enterWait(here, instruction)
    case 'choose': return choose(here, instruction)
    case 'split': return split(here, instruction)
    case 'call': return call(here, instruction)
    default: throw new Error(`${instruction.op} is not a step`)
  }
}

const result = (here: Here, name: string, outcome: StepOutcome, evidence?: unknown): Answer =>
  ({ name, nodeId: here.node.id, result: outcome, evidence })

function act(here: Here, name: string): Answer {
  const { scene, args, node } = here
  const step = stepOf(here.deps, node, name)
  if (step.kind !== 'local') throw new Error(`${node.type}.${name} is a contact, not a local step`)
  const done = step.run({ config: node.config, nowMs: scene.nowMs, data: args.data, attempt: args.attempt, services: servicesFor(scene) })
  return result(here, name, { kind: 'result', result: done.result, data: done.data }, done.evidence)
}

function enterWait(here: Here, wait: Extract<Instruction, { op: 'wait' }>): Answer {
  const { scene, args } = here
  // One that was frozen, or came from another version, stands as it was.
  const kept = args.deadlineMs !== undefined
  const deadlineMs = kept ? args.deadlineMs : wait.until ? waitDeadline(here, wait.until) : null
  if (kept) return armWait(here, wait, deadlineMs ?? null)
  if (deadlineMs === undefined || (deadlineMs !== null && deadlineMs <= scene.nowMs && wait.until?.ifPast !== 'now')) {
    const past = wait.until?.ifPast === 'past' ? 'past' : 'timeout'
    return result(here, 'wait', { kind: 'result', result: past }, { until: deadlineMs ?? null, past: true })
  }
  return armWait(here, wait, deadlineMs)
}

function armWait(here: Here, wait: Extract<Instruction, { op: 'wait' }>, deadlineMs: number | null): Answer {
  const { scene, args } = here
  // A reply that was faster than this wait had nobody to read it, and suspended: this wait reads it (domain rule 6).
  const sinceMs = typeof args.data.sentAtMs === 'number' ? args.data.sentAtMs : args.openedMs
  if (wait.events.some((e) => e.type === 'reply')) readReplies(scene.sql, { personId: scene.run.personId, sinceMs, nowMs: scene.nowMs })
  setPlace(scene.sql, { runId: scene.run.id, seq: args.visit }, {
    state: 'waiting', nextAt: deadlineMs, waitsFor: wait.events.map((e) => e.type).join(','),
  })
  return result(here, 'wait', sleepUntil(here, deadlineMs), { until: deadlineMs })
}

function waitDeadline(here: Here, spec: NonNullable<Extract<Instruction, { op: 'wait' }>['until']>): number | undefined {
  const { scene, args } = here
  const settings = versionInfo(scene.sql, scene.run.versionId)?.journey.settings
  return deadlineOf(spec, {
    nowMs: scene.nowMs, entryMs: scene.run.enteredAt, data: args.data,
    // Read only by those that count from the case, or in days: a wait of hours looks at nothing.
    get snapshot() { return scene.snapshot },
    get zone() { return zoneOf(scene.snapshot) },
    get calendar() { return calendarOf(scene.sql, settings?.calendar ?? 'FR') },
  })
}

const sleepUntil = (here: Here, deadlineMs: number | null): StepOutcome =>
  ({ kind: 'wait', deadlineMs, sleepMs: deadlineMs === null ? null : here.deps.clock.sleepMs(deadlineMs) })

const ASK_AGAIN_MS = 1_000

/** A sleep is over or an event needs its condition checked. Events that lay undelivered go first. */
function wake(here: Here): Answer {
  const { scene, args, instruction } = here
  if (args.event) return wakeByEvent(here)
  const deadlineMs = args.deadlineMs ?? null
  // A pause that the workflow has not heard yet froze this wait when it was accepted.
  if (isPausedUnheard(scene.run, args.commands)) return result(here, 'wake', { kind: 'wait', deadlineMs, sleepMs: ASK_AGAIN_MS })
  if (deadlineMs === null || scene.nowMs < deadlineMs) return result(here, 'wake', sleepUntil(here, deadlineMs))
  const events = unheardEvents(scene.sql, scene.run.id, args.watermark)
  if (events.length > 0) return result(here, 'wake', { kind: 'feed', events })
  // From here on a reply is nobody's: it must suspend, not be taken for one that this wait reads.
  setPlace(scene.sql, { runId: scene.run.id, seq: args.visit }, { state: 'here' })
  const stored = instruction.op === 'wait' && instruction.expires ? expire(scene, instruction.expires) : undefined
  return result(here, 'wake', { kind: 'result', result: stored ?? 'timeout' })
}

function expire(scene: StepScene, what: 'task' | 'offer'): string | undefined {
  const done = (what === 'task' ? expireTask : expireOffer)(scene.sql, scene.run.id, scene.visit)
  return done.expired ? undefined : done.result
}

function wakeByEvent(here: Here): Answer {
  const { args, instruction, scene } = here
  const match = instruction.op === 'wait' ? instruction.events.find((e) => e.type === args.event?.type) : undefined
  const answer = match?.when === undefined ? undefined : evaluateCondition(match.when, factsFor(scene, args.event?.data))
  const holds = answer === undefined || (answer.kind === 'value' && answer.value)
  const evidence = { event: args.event?.ref, when: match?.when, answer }
  if (holds) return result(here, 'wake', { kind: 'result', result: MATCHED }, evidence)
  return result(here, 'wake', sleepUntil(here, args.deadlineMs ?? null), evidence)
}

/** In order; a branch whose facts are missing stops the search: nobody may be sent past it by ignorance. */
function choose(here: Here, choice: Extract<Instruction, { op: 'choose' }>): Answer {
  const facts = factsFor(here.scene)
  for (const branch of choice.branches) {
    const answer = evaluateCondition(branch.when, facts)
    if (answer.kind !== 'value') return result(here, 'choose', { kind: 'result', result: 'unknown' }, { branch: branch.outcome, answer })
    if (answer.value) return result(here, 'choose', { kind: 'result', result: branch.outcome }, { when: branch.when })
  }
  return result(here, 'choose', { kind: 'result', result: 'otherwise' })
}

function split(here: Here, instruction: Extract<Instruction, { op: 'split' }>): Answer {
  const { scene, node } = here
  const unitId = instruction.unit === 'person' ? scene.run.personId : scene.run.caseId
  const assigned = assignArm(scene.sql, scene.run, {
    nodeId: node.id, seed: instruction.seed, unitId, nowMs: scene.nowMs, pick: (bucket) => armOf(instruction.arms, bucket),
  })
  return result(here, 'split', { kind: 'result', result: assigned.arm }, { ...assigned, seed: instruction.seed, unit: instruction.unit })
}

function call(here: Here, instruction: Extract<Instruction, { op: 'call' }>): Answer {
  const enrolled = servicesFor(here.scene).subJourneys.enrol(instruction.journey)
  setPlace(here.scene.sql, { runId: here.scene.run.id, seq: here.args.visit }, { state: 'waiting', waitsFor: 'sub.ended' })
  return result(here, 'call', { kind: 'result', result: enrolled.kind }, enrolled)
}

/** The last step: what is left of the trace, and the run's row. Temporal's own word on the end follows. */
export function closeRun(deps: Deps, args: CloseArgs): Promise<StepReply> {
  const nowMs = deps.clock.nowMs()
  return recordStep<StepReply>(deps.db, { ...args, plan: deps.plans.get(args.planHash), attempt: 0 }, nowMs, (sql, run) => {
    endRun(sql, run, { reason: args.reason, nowMs })
    return { name: CLOSE_STEP, nodeId: '', result: { outcome: { kind: 'result', result: args.reason }, atMs: nowMs } }
  })
}
