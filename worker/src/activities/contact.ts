import { CompleteAsyncError } from '@temporalio/activity'
import type { ContactIntent } from '@parcours/node-kit'
import type { StepOutcome } from '@parcours/engine/advance'
import { applyTrace, contactById, contactByKey, runById, settleContact, type ContactRecord } from '@parcours/store'
import type { SendRequest, SendResult } from '../channels/index.ts'
import type { StepArgs, StepReply } from '../workflows/protocol.ts'
import { nodeOf, stepOf, type Deps } from './context.ts'
import { passGate, type Attempt } from './gate.ts'
import { offerLink, pointFor, renderMessage } from './message.ts'
import { sceneOf } from './scene.ts'
import { servicesFor } from './services.ts'
import { callScript, letterPage } from './channel-extras.ts'

const PROVIDER_TIMEOUT_MS = 8_000
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/**
 * One attempt to contact a person: render, gate, send, record. The ledger's unique key (run, visit,
 * attempt) lets one pass only; where a provider cannot say whether it sent, we do not send again.
 */
export async function contact(deps: Deps, args: StepArgs): Promise<StepReply> {
  const prepared = await prepare(deps, args)
  if (prepared.kind === 'answered') return prepared
  const passed = await passGate(prepared.attempt)
  if (passed.kind === 'answered') return passed
  const outcome = passed.fresh
    ? await send(prepared.attempt, passed.contact)
    : await resume(prepared.attempt, passed.contact)
  return { outcome, atMs: deps.clock.nowMs() }
}

type Prepared = { kind: 'ready'; attempt: Attempt } | ({ kind: 'answered' } & StepReply)

async function prepare(deps: Deps, args: StepArgs): Promise<Prepared> {
  const plan = deps.plans.get(args.planHash)
  const node = nodeOf(plan, args.node)
  const instruction = plan.instructions[args.at]
  if (instruction?.op !== 'act') throw new Error(`instruction ${args.at} is no act`)
  const step = stepOf(deps, node, instruction.step)
  if (step.kind !== 'contact') throw new Error(`${node.type}.${instruction.step} is no contact`)
  const nowMs = deps.clock.nowMs()
  const { read } = deps.db
  const run = runById(read, args.runId)
  if (!run) throw new Error(`there is no run ${args.runId}`)
  const scene = sceneOf(read, run, { visit: args.visit, nowMs, tag: args.tag })
  const intent = step.intent({ config: node.config, nowMs, data: args.data, attempt: args.attempt, services: servicesFor(scene) })
  const answered = async (result: string): Promise<Prepared> => {
    await deps.db.write((sql) => applyTrace(sql, run, { plan, trace: args.trace, tag: args.tag }))
    return { kind: 'answered', outcome: { kind: 'result', result }, atMs: nowMs }
  }
  const point = pointFor(scene.snapshot, intent)
  if (!point) return answered('no_address')
  const rendered = renderMessage({ sql: read, snapshot: scene.snapshot, intent, nowMs, ...linksFor(deps, intent, run.id) })
  if (!rendered.ok) return answered('failed')
  const maxDeferralMs = instruction.maxDeferralMs ?? 7 * 86_400_000
  return { kind: 'ready', attempt: { deps, args, node, intent, message: rendered.message, point, snapshot: scene.snapshot, maxDeferralMs } }
}

const linksFor = (deps: Deps, intent: ContactIntent, runId: string) => ({
  stopLink: `${deps.publicUrl}/stop/${runId}`,
  ...(intent.offerId !== undefined && { link: offerLink(deps.publicUrl, deps.linkSecret, intent.offerId) }),
})

export const referenceOf = (c: Pick<ContactRecord, 'runId' | 'visitSeq' | 'attempt'>): string => `${c.runId}.${c.visitSeq}.${c.attempt}`

async function send(attempt: Attempt, row: ContactRecord): Promise<StepOutcome> {
  const { deps, intent } = attempt
  const answer = await deps.channels[intent.channel].send(requestFor(attempt, row), { timeoutMs: PROVIDER_TIMEOUT_MS, sendByMs: row.sendByRealMs })
  await record(deps, row, answer)
  return afterSend(attempt, row.id)
}

function requestFor({ deps, intent, message, args, snapshot }: Attempt, row: ContactRecord): SendRequest {
  const path = { sms: '/webhooks/twilio/status', email: '/webhooks/email', letter: '/webhooks/letter', voice_ai: '/webhooks/voice' }[intent.channel]
  return {
    reference: referenceOf(row), to: row.address, language: message.language, body: message.body,
    callbackUrl: `${deps.publicUrl}${path}`, unsubscribeUrl: `${deps.publicUrl}/stop/${args.runId}`,
    ...(message.subject !== null && { subject: message.subject }),
    ...(intent.call && { script: callScript(message.body, intent.call, snapshot) }),
    ...(intent.channel === 'letter' && { letter: letterPage(snapshot, row.at) }),
  }
}

/** Compare-and-set from `sending`: a callback that was faster knows better. */
function record(deps: Deps, row: ContactRecord, answer: SendResult): Promise<boolean> {
  const nowMs = deps.clock.nowMs()
  return deps.db.write((sql) => {
    const from = ['sending'] as const
    if (answer.kind === 'accepted') {
      return settleContact(sql, row.id, { status: 'sent', providerId: answer.providerId, costCents: answer.costCents, nowMs, from })
    }
    if (answer.kind === 'unknown') return settleContact(sql, row.id, { status: 'unknown', result: { detail: answer.detail }, nowMs, from })
    return settleContact(sql, row.id, { status: 'failed', outcome: 'not_connected', result: { code: answer.code }, nowMs, from })
  })
}

/** What the run learns: a message is out, or a call is on and its result will complete this activity. */
function afterSend({ deps, intent }: Attempt, contactId: string): StepOutcome {
  const row = contactById(deps.db.read, contactId)
  if (!row || row.status === 'failed') return { kind: 'result', result: 'failed' }
  const data = { sentAtMs: row.at, contactId: row.id }
  if (intent.channel !== 'voice_ai') return { kind: 'result', result: 'sent', data }
  const said = callResult(row)
  if (said !== undefined) return { kind: 'result', result: said, data }
  // Stored first, then the wake-up: a result that came before this line was seen above (durability rule 1).
  throw new CompleteAsyncError()
}

/** The call's outcome, once its callback has been stored. */
export function callResult(row: Pick<ContactRecord, 'result'>): string | undefined {
  const result = row.result === null ? undefined : (JSON.parse(row.result) as { outcome?: string })
  return result?.outcome
}

/** Another attempt has inserted the row. It alone may send; we wait until it no longer can, then ask the provider. */
async function resume(attempt: Attempt, row: ContactRecord): Promise<StepOutcome> {
  const { deps, intent } = attempt
  if (row.status === 'sending') {
    await pause(Math.max(0, row.sendByRealMs + PROVIDER_TIMEOUT_MS - deps.clock.realMs()))
    const nowMs = deps.clock.nowMs()
    await deps.db.write((sql) => settleContact(sql, row.id, { status: 'unknown', nowMs, from: ['sending'] }))
    await resolveUnknown(deps, row)
  }
  const now = contactByKey(deps.db.read, row.runId, row.visitSeq, row.attempt)
  // A call of which nobody knows cannot be waited for: its callback may still correct the row.
  if (now?.status === 'unknown' && intent.channel === 'voice_ai' && callResult(now) === undefined) return { kind: 'result', result: 'failed' }
  return afterSend(attempt, row.id)
}

/** Asks the provider by our own reference what became of a row that nobody settled. */
export async function resolveUnknown(deps: Deps, row: ContactRecord): Promise<void> {
  const channel = deps.channels[row.channel as ContactIntent['channel']]
  const found = await channel.lookup(referenceOf(row), { to: row.address, body: row.body, sinceMs: row.sendByRealMs - 60_000 })
  if (found.kind === 'unknown') return
  const nowMs = deps.clock.nowMs()
  await deps.db.write((sql) => settleContact(sql, row.id, found.kind === 'sent'
    ? { status: 'sent', providerId: found.providerId, ...(found.result && { result: found.result }), nowMs, from: ['unknown'] }
    : { status: 'failed', outcome: 'not_connected', nowMs, from: ['unknown'] }))
}
