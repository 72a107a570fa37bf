import { CompleteAsyncError } from '@temporalio/activity'
import type { ContactIntent } from '@parcours/node-kit'
import type { StepOutcome } from '@parcours/engine/advance'
import { localInstant } from '@parcours/clock'
import {
  addContactCost, applyCallEnded, callOutcome, contactById, contactStopFor, contactByKey, receive, referenceOf, settle, settleContact, type ContactRecord, type Sql,
} from '@parcours/store'
import type { LookupResult, SendRequest, SendResult } from '../channels/index.ts'
import type { StepArgs, StepReply } from '../workflows/protocol.ts'
import { callScript, letterPage } from './channel-extras.ts'
import type { Deps } from './context.ts'
import { passGate, type Attempt } from './gate.ts'
import { stopLink } from './links.ts'
import { prepare } from './prepare-contact.ts'
import { afterRefusal, refused } from './refusal.ts'

const PROVIDER_TIMEOUT_MS = 8_000
/** Real time after which nobody waits for the result of a call any more; a callback may still correct the row. */
const CALL_DEADLINE_MS = 30 * 60_000
/** A provider that has not heard of us may only be slow: believed this long (real) after nothing more could be written. */
const BELIEVE_NOT_FOUND_MS = 60_000
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/**
 * One attempt to contact a person: render, gate, send, record. The ledger's unique key (run, visit,
 * attempt) lets one pass only; where a provider cannot say whether it sent, we do not send again.
 */
export async function contact(deps: Deps, args: StepArgs): Promise<StepReply> {
  // First of all: what has been made is not judged anew by an address or a text that is gone since.
  const known = contactByKey(deps.db.read, args.runId, args.visit, args.attempt)
  if (known) return { outcome: await resume(deps, args, known), atMs: deps.clock.nowMs() }
  const prepared = await prepare(deps, args)
  if (prepared.kind === 'answered') return prepared
  const passed = await passGate(prepared.attempt)
  if (passed.kind === 'answered') return passed
  const outcome = passed.fresh ? await send(prepared.attempt, passed.contact) : await resume(deps, args, passed.contact)
  return { outcome, atMs: deps.clock.nowMs() }
}

async function send(attempt: Attempt, row: ContactRecord): Promise<StepOutcome> {
  const { deps, args, intent } = attempt
  // A stop that was set since the gate: nothing has left the house yet, and nothing does (in force within a second).
  const stopped = contactStopFor(deps.db.read, { channel: intent.channel, journeyId: attempt.journeyId })
  const answer: SendResult = stopped ? STOPPED_BEFORE : await deps.channels[intent.channel].send(requestFor(attempt, row), { timeoutMs: PROVIDER_TIMEOUT_MS, sendByMs: row.sendByRealMs })
  await record(deps, args, { row, answer })
  return afterSend(deps, args, row.id)
}

const STOPPED_BEFORE: SendResult = { kind: 'refused', code: 'stopped', permanent: false }

function requestFor({ deps, intent, message, snapshot }: Attempt, row: ContactRecord): SendRequest {
  const path = { sms: '/webhooks/twilio/status', email: '/webhooks/email', letter: '/webhooks/letter', voice_ai: '/webhooks/voice' }[intent.channel]
  return {
    reference: referenceOf(row), to: row.address, language: message.language, body: message.body,
    callbackUrl: `${deps.publicUrl}${path}`, unsubscribeUrl: stopLink(deps.publicUrl, deps.linkSecret, referenceOf(row)),
    ...(message.subject !== null && { subject: message.subject }),
    ...(intent.call && { script: callScript(message.body, intent.call, snapshot) }),
    ...(intent.channel === 'letter' && { letter: letterPage(deps.db.read, snapshot, row.at) }),
  }
}

/** Compare-and-set: a callback that was faster knows better, of all but the cost. */
function record(deps: Deps, args: StepArgs, { row, answer }: { row: ContactRecord; answer: SendResult }): Promise<void> {
  const nowMs = deps.clock.nowMs()
  return deps.db.write((sql) => {
    switch (answer.kind) {
      case 'accepted': {
        const { providerId, costCents } = answer
        const settled = settleContact(sql, row.id, { status: 'sent', providerId, costCents, nowMs, from: ['sending', 'unknown'] })
        return settled ? undefined : addContactCost(sql, row.id, costCents)
      }
      case 'unknown': return void settleContact(sql, row.id, { status: 'unknown', result: { detail: answer.detail }, nowMs, from: ['sending'] })
      case 'refused': return refused(sql, { deps, args, row, answer })
    }
  })
}

/** What the run learns: a message is out, or a call is on and its result will complete this activity. */
function afterSend(deps: Deps, args: StepArgs, contactId: string): StepOutcome {
  const row = contactById(deps.db.read, contactId)
  if (!row) return FAILED
  const data = { sentAtMs: row.at, contactId: row.id }
  const said = row.channel === 'voice_ai' ? callOutcome(row) : undefined
  if (said !== undefined) return { kind: 'result', result: said, data }
  if (row.status === 'failed') return afterRefusal(deps.db.read, deps, args)
  if (row.channel !== 'voice_ai') return { kind: 'result', result: 'sent', data }
  if (deps.clock.realMs() > row.sendByRealMs + CALL_DEADLINE_MS) return FAILED
  // Stored first, then the wake-up: a result that came before this line was seen above (durability rule 1).
  throw new CompleteAsyncError()
}
const FAILED: StepOutcome = { kind: 'result', result: 'failed' }

/**
 * An earlier attempt of this activity has inserted the row. It alone may send; we wait until it no longer can, then
 * ask the provider. A call that is on comes by here every minute, in case its callback was lost.
 */
async function resume(deps: Deps, args: StepArgs, row: ContactRecord): Promise<StepOutcome> {
  if (row.status === 'sending') {
    await pause(Math.max(0, row.sendByRealMs + PROVIDER_TIMEOUT_MS - deps.clock.realMs()))
    const nowMs = deps.clock.nowMs()
    await deps.db.write((sql) => settleContact(sql, row.id, { status: 'unknown', nowMs, from: ['sending'] }))
  }
  const now = contactById(deps.db.read, row.id) ?? row
  const callIsOn = now.channel === 'voice_ai' && now.status === 'sent' && callOutcome(now) === undefined
  if (now.status === 'unknown' || callIsOn) await resolveUnknown(deps, now)
  return afterSend(deps, args, row.id)
}

/** Asks the provider by our own reference what became of a row, and applies the answer as its callback would have. */
export async function resolveUnknown(deps: Deps, row: ContactRecord): Promise<void> {
  const channel = deps.channels[row.channel as ContactIntent['channel']]
  const found = await channel.lookup(referenceOf(row), { to: row.address, body: row.body, sinceMs: row.sendByRealMs - 60_000 })
  if (found.kind === 'unknown') return
  if (found.kind === 'not_found' && deps.clock.realMs() < row.sendByRealMs + BELIEVE_NOT_FOUND_MS) return
  const nowMs = deps.clock.nowMs()
  await deps.db.write((sql) => {
    if (found.kind === 'sent') return applyFound(sql, { row, found, nowMs })
    settleContact(sql, row.id, { status: 'failed', result: { code: 'not_found', permanent: true }, nowMs, from: ['unknown'] })
  })
}

function applyFound(sql: Sql, { row, found, nowMs }: { row: ContactRecord; found: Extract<LookupResult, { kind: 'sent' }>; nowMs: number }): void {
  const { providerId, result } = found
  settleContact(sql, row.id, { status: 'sent', providerId, nowMs, from: ['unknown'] })
  const contact = contactById(sql, row.id)
  if (!contact || !result || callOutcome(contact) !== undefined) return
  const reference = referenceOf(row)
  const received = receive(sql, { source: 'voice', messageId: `lookup:${reference}`, type: 'voice.ended', body: { reference, result }, atMs: nowMs })
  if (received.kind !== 'new') return
  const { personId, caseId } = contact
  applyCallEnded(sql, {
    fact: { eventId: received.eventId, nowMs, personId, caseId }, contact, result,
    dueAtMs: (date) => localInstant(date, '24:00', 'Europe/Paris'),
  })
  settle(sql, received.eventId, { status: 'applied', personId, caseId, reference })
}
