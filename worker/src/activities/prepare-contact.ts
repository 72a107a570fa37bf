import { claimable, pointFor } from '@parcours/gate'
import type { ContactIntent } from '@parcours/node-kit'
import type { Plan, PlanNode } from '@parcours/journey'
import { runById, type CaseSnapshot } from '@parcours/store'
import type { StepArgs, StepReply } from '../workflows/protocol.ts'
import { nodeOf, stepOf, type Deps } from './context.ts'
import { carried, type Attempt } from './gate.ts'
import { offerLink, reachLink, stopLink } from './links.ts'
import { renderMessage } from './message.ts'
import { maxDeferralOf } from './refusal.ts'
import { sceneOf } from './scene.ts'
import { servicesFor } from './services.ts'

export type Prepared = { kind: 'ready'; attempt: Attempt } | ({ kind: 'answered' } & StepReply)

/** The message of an attempt, about the debts that may be claimed now; or why there is none. */
export async function prepare(deps: Deps, args: StepArgs): Promise<Prepared> {
  const plan = deps.plans.get(args.planHash)
  const { node, intentOf } = contactStep(deps, plan, args)
  const nowMs = deps.clock.nowMs()
  const { read } = deps.db
  const run = runById(read, args.runId)
  if (!run) throw new Error(`there is no run ${args.runId}`)
  const scene = sceneOf(read, run, { visit: args.visit, nowMs, tag: args.tag })
  const intent = intentOf({ config: node.config, nowMs, data: args.data, attempt: args.attempt, services: servicesFor(scene) })
  const answered = (result: string) => answer(deps, args, { nowMs, result })
  if (isPast(intent, scene.snapshot, nowMs)) return answered('policy_timeout')
  const point = pointFor(scene.snapshot, intent)
  if (!point) return answered('no_address')
  const snapshot = claimable({ run, snapshot: scene.snapshot, nowMs, suspends: new Set(plan.suspends) })
  const rendered = renderMessage({ sql: read, snapshot, intent, nowMs, ...linksFor(deps, intent, args) })
  if (!rendered.ok) return answered('failed')
  const maxDeferralMs = maxDeferralOf(plan, args.at)
  return { kind: 'ready', attempt: { deps, args, node, intent, message: rendered.message, point, snapshot, maxDeferralMs, journeyId: run.journeyId } }
}

function contactStep(deps: Deps, plan: Plan, args: StepArgs): { node: PlanNode; intentOf: ContactStep['intent'] } {
  const node = nodeOf(plan, args.node)
  const instruction = plan.instructions[args.at]
  if (instruction?.op !== 'act') throw new Error(`instruction ${args.at} is no act`)
  const step = stepOf(deps, node, instruction.step)
  if (step.kind !== 'contact') throw new Error(`${node.type}.${instruction.step} is no contact`)
  return { node, intentOf: step.intent }
}
type ContactStep = Extract<ReturnType<typeof stepOf>, { kind: 'contact' }>

async function answer(deps: Deps, args: StepArgs, one: { nowMs: number; result: string }): Promise<Prepared> {
  await deps.db.write((sql) => carried(sql, deps, args))
  return { kind: 'answered', outcome: { kind: 'result', result: one.result }, atMs: one.nowMs }
}

/** A reminder whose day has gone by, or whose promise or instalment needs none any more, says nothing. */
export function isPast(intent: ContactIntent, snapshot: CaseSnapshot, nowMs: number): boolean {
  if (intent.notAfterMs !== undefined && nowMs > intent.notAfterMs) return true
  const about = intent.variables ?? {}
  const n = about['instalment.number']
  if (n !== undefined) return !snapshot.plan?.instalments.some((i) => i.n === n && i.paidCents < i.amountCents)
  return about['promise.amountCents'] !== undefined && !snapshot.promises.some((promise) => promise.status === 'open')
}

const linksFor = ({ publicUrl, linkSecret }: Deps, intent: ContactIntent, { runId, visit, attempt }: StepArgs) => ({
  stopLink: stopLink(publicUrl, linkSecret, `${runId}.${visit}.${attempt}`),
  link: intent.offerId === undefined ? reachLink(publicUrl, linkSecret, runId) : offerLink(publicUrl, linkSecret, intent.offerId),
})
