import { CompleteAsyncError } from '@temporalio/activity'
import type { Delivery } from '@parcours/store'
import type { SpanFields, Traces } from '@parcours/telemetry'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Channel, SendRequest, SendResult } from '../channels/index.ts'
import { tracedActivities } from './activities.ts'
import { tracedChannels } from './channels.ts'
import { tracedCommands, tracedDelivery } from './deliveries.ts'

const RUN = 'run_7f3a9b1200c4d5e6f708'
let spans: { name: string; fields: SpanFields; failed?: boolean }[]
const kept: Traces = {
  around: async (what, work) => {
    const span: (typeof spans)[number] = { name: what.name, fields: { ...what.fields } }
    spans.push(span)
    try {
      return await work((more) => void Object.assign(span.fields, more))
    } catch (error) {
      span.failed = !what.isExpected?.(error)
      throw error
    }
  },
  record: () => ({ traceId: '', spanId: '' }),
  stop: () => Promise.resolve(),
}
beforeEach(() => {
  spans = []
})

describe('an activity', () => {
  type Context = Parameters<ReturnType<typeof tracedActivities>>[0]
  const info = { activityType: 'sms', attempt: 2, isLocal: false, taskQueue: 'journeys', workflowExecution: { workflowId: RUN, runId: 'x' } }
  // Of the context only what is read here; Temporal makes the rest.
  const run = (next: () => Promise<unknown>, { args = [{ visit: 3, kind: 'contact', data: { name: 'Ana' }, trace: ['Ana'] }] as unknown[], more = {} } = {}) =>
    tracedActivities(kept)({ info: { ...info, ...more } } as Context).inbound?.execute?.({ args, headers: {} }, next)

  it('says what it is and how it ended, of its arguments and data nothing', async () => {
    const reply = { outcome: { kind: 'result', result: 'sent', data: { to: 'Ana' } }, atMs: 1 }
    expect(await run(() => Promise.resolve(reply))).toBe(reply)
    expect(spans).toEqual([{
      name: 'activity sms',
      fields: { runId: RUN, activity: 'sms', attempt: 2, isLocal: false, taskQueue: 'journeys', visit: 3, step: 'contact', outcome: 'result', code: 'sent' },
    }])
  })

  it('of which the gate has said no names the fact', async () => {
    await run(() => Promise.resolve({ outcome: { kind: 'stop', fact: 'paid' }, atMs: 1 }))
    await run(() => Promise.resolve({ outcome: { kind: 'defer', untilMs: 5, sleepMs: 5 }, atMs: 1 }))
    expect(spans.map(({ fields: { outcome, code } }) => [outcome, code])).toEqual([['stop', 'paid'], ['defer', undefined]])
  })

  it('fails as it did before, and a call that goes on has not failed', async () => {
    const error = new Error('no')
    await expect(run(() => Promise.reject(error))).rejects.toBe(error)
    await expect(run(() => Promise.reject(new CompleteAsyncError()))).rejects.toBeInstanceOf(CompleteAsyncError)
    expect(spans.map(({ failed }) => failed)).toEqual([true, false])
  })

  it('of a sweep belongs to no run', async () => {
    await run(() => Promise.resolve(7), { args: ['journey_1'], more: { workflowExecution: { workflowId: 'sweep:reminder', runId: 'x' } } })
    expect(spans[0]?.fields).toMatchObject({ runId: undefined, visit: undefined, activity: 'sms' })
    expect(spans[0]?.fields.outcome).toBeUndefined()
  })
})

describe('a message to a provider', () => {
  const answering = (answer: SendResult): Channel => ({ name: 'sms', sandbox: true, send: () => Promise.resolve(answer), lookup: () => Promise.resolve({ kind: 'not_found' }) })
  const request: SendRequest = { reference: `${RUN}.4.2`, to: '+33639980001', language: 'fr', body: 'Bonjour Ana', callbackUrl: 'http://127.0.0.1' }

  it('is a span with the answer and nothing of the message', async () => {
    for (const answer of [{ kind: 'accepted', providerId: 'SM1', costCents: 7 }, { kind: 'refused', code: '30007', permanent: true }] satisfies SendResult[]) {
      const channel = answering(answer)
      const traced = tracedChannels({ sms: channel, email: channel, letter: channel, voice_ai: channel }, kept)
      expect(await traced.sms.send(request, { timeoutMs: 1, sendByMs: 1 })).toBe(answer)
    }
    const fields = { runId: RUN, visit: 4, attempt: 2, channel: 'sms' }
    expect(spans).toEqual([
      { name: 'provider sms', fields: { ...fields, outcome: 'accepted', code: undefined } },
      { name: 'provider sms', fields: { ...fields, outcome: 'refused', code: '30007' } },
    ])
  })
})

describe('a delivery', () => {
  const delivery: Delivery = { id: 1, runId: RUN, seq: 1, kind: 'event', payload: '{"data":"Ana"}', attempts: 2 }

  it('is a span of its run, with the number of the try', async () => {
    await tracedDelivery(kept, delivery, () => Promise.resolve())
    expect(spans).toEqual([{ name: 'deliver event', fields: { runId: RUN, kind: 'event', attempt: 3 } }])
  })

  it('goes as it went when nobody asked for traces', async () => {
    let gone = 0
    await tracedDelivery(undefined, delivery, () => Promise.resolve(gone++))
    expect([gone, spans]).toEqual([1, []])
  })

  it('of a command is one as well', async () => {
    type Input = Parameters<NonNullable<ReturnType<typeof tracedCommands>['startUpdate']>>[0]
    type Next = Parameters<NonNullable<ReturnType<typeof tracedCommands>['startUpdate']>>[1]
    await tracedCommands(kept).startUpdate?.({ workflowExecution: { workflowId: RUN } } as Input, (() => Promise.resolve()) as unknown as Next)
    expect(spans).toEqual([{ name: 'deliver command', fields: { runId: RUN, kind: 'command' } }])
  })
})
