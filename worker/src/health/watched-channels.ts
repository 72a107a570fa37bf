import type { Counter, Histogram } from '@parcours/telemetry'
import type { Channel, ChannelName } from '../channels/index.ts'
import type { AnswerTimes } from './answer-times.ts'

export interface ChannelWatch {
  /** By `channel` and `result`: accepted, refused, unknown. */
  contacts: Counter
  /** By `channel` and `code`. */
  refusals: Counter
  seconds: Histogram
  times: AnswerTimes
  realMs: () => number
}

/** The same channels, with a stop-watch beside them. */
export function watchedChannels(channels: Record<ChannelName, Channel>, watch: ChannelWatch): Record<ChannelName, Channel> {
  const watched = (channel: Channel): Channel => ({
    name: channel.name, sandbox: channel.sandbox, lookup: (reference, hint) => channel.lookup(reference, hint),
    send: async (request, options) => {
      const fromMs = watch.realMs()
      const answer = await channel.send(request, options)
      const [atRealMs, labels] = [watch.realMs(), { channel: channel.name }]
      watch.times.add(channel.name, { atRealMs, tookMs: atRealMs - fromMs })
      watch.seconds.observe((atRealMs - fromMs) / 1000, labels)
      watch.contacts.add({ ...labels, result: answer.kind })
      if (answer.kind === 'refused') watch.refusals.add({ ...labels, code: answer.code })
      return answer
    },
  })
  return { sms: watched(channels.sms), email: watched(channels.email), letter: watched(channels.letter), voice_ai: watched(channels.voice_ai) }
}
