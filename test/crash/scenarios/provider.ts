import { setTimeout as sleep } from 'node:timers/promises'
import { providerLog } from '../../support/crash-provider-log.ts'
import { lastRequest } from '../driver/moments.ts'
import type { Act, Scenario } from './scenario.ts'

const CHANNELS = ['sms', 'email', 'voice_ai'] as const
const LONG_MS = 60_000

/** Orders a share of everybody's contacts to go wrong, and counts those that did. */
function failing(name: string, what: string, script: { fail: string; delayMs?: number }): Scenario {
  const since = new WeakMap<Act, number>()
  return {
    name, what,
    before: async (act) => {
      since.set(act, await lastRequest(act.world))
      const times = Math.max(2, Math.round(act.cohort.people.length / 6))
      // A call that may have been taken is waited for, a minute and more: only where there is time.
      const channels = script.fail === '500' && act.stopMs < LONG_MS ? (['sms', 'email'] as const) : CHANNELS
      for (const channel of channels) await act.story.willAnswer({ ...script, channel, times })
    },
    breaks: async (act) => {
      await sleep(act.spreadMs / 2)
      const hit = (await providerLog(act.world)).filter(({ id, response }) => id > (since.get(act) ?? 0) && response.ordered === script.fail)
      act.notes.push(`${hit.length} requests so far met it`)
    },
  }
}

export const provider429 = failing('provider-429', 'the provider answers 429, "too many", without taking the message', { fail: '429' })
export const provider500 = failing('provider-500', 'the provider answers 500 without taking the message', { fail: '500' })
export const providerTimeout = failing('provider-timeout', 'the provider takes the message and never answers', { fail: 'timeout_after_accept' })
export const providerSlow = failing('provider-slow', 'the provider takes the message and answers after 5 s', { fail: 'slow', delayMs: 5_000 })

/** What the provider reports back comes twice, or behind what follows it. */
export const providerCallbacks: Scenario = {
  name: 'provider-callbacks',
  what: 'callbacks of SMS, email and calls come twice, or in another order',
  before: async ({ story, cohort }) => {
    const times = cohort.people.length
    for (const channel of CHANNELS) {
      await story.willAnswer({ callbacks: 'reordered', channel, times: Math.ceil(times / 2), delaySeconds: 600 })
      await story.willAnswer({ callbacks: 'twice', channel, times })
    }
  },
  breaks: () => Promise.resolve(),
}
