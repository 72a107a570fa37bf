import type { Traces } from '@parcours/telemetry'
import type { Channel, ChannelName } from '../channels/index.ts'

/** The same channels, with a span for each message that is handed to a provider. */
export function tracedChannels(channels: Record<ChannelName, Channel>, traces: Traces): Record<ChannelName, Channel> {
  const traced = (channel: Channel): Channel => ({
    name: channel.name, sandbox: channel.sandbox, lookup: (reference, hint) => channel.lookup(reference, hint),
    send: (request, options) => {
      // The ledger's key: run, visit, attempt.
      const [runId, visit, attempt] = request.reference.split('.')
      return traces.around({ name: `provider ${channel.name}`, fields: { runId, visit: Number(visit), attempt: Number(attempt), channel: channel.name } }, async (add) => {
        const answer = await channel.send(request, options)
        add({ outcome: answer.kind, code: answer.kind === 'refused' ? answer.code : undefined })
        return answer
      })
    },
  })
  return { sms: traced(channels.sms), email: traced(channels.email), letter: traced(channels.letter), voice_ai: traced(channels.voice_ai) }
}
