import { withReference } from '../channel.ts'
import type { Channel, LookupResult, SendOptions, SendRequest, SendResult } from '../channel.ts'
import { classifyHttp } from '../classify.ts'
import type { VoiceConfig } from '../settings.ts'
import { requestOnce } from '../http/request-once.ts'
import { signedHeaders } from '../http/signing.ts'
import { CallAccepted, CallList } from './voice-protocol.ts'

const LOOKUP_MS = 5_000

/** AI voice calls by our documented call API; the result comes later by a signed callback. */
export function voiceChannel(config: VoiceConfig): Channel {
  return {
    name: 'voice_ai',
    sandbox: config.sandbox,
    send: (request, options) => placeCall(config, request, options),
    lookup: (reference) => lookupCall(config, reference),
  }
}

/** The cost of a call is known when it has ended: it stands in the result, so accepting costs 0. */
async function placeCall(config: VoiceConfig, request: SendRequest, options: SendOptions): Promise<SendResult> {
  if (!request.script) return { kind: 'refused', code: 'no_script', permanent: true }
  const body = JSON.stringify({
    reference: request.reference,
    to: request.to,
    from: request.from ?? config.from,
    language: request.language,
    script: request.script,
    callbackUrl: withReference(request.callbackUrl, request.reference),
  })
  const exchange = await requestOnce({
    method: 'POST',
    url: `${config.baseUrl}/calls`,
    headers: { 'content-type': 'application/json', ...signedHeaders(config.secret, body, Date.now()) },
    body,
    ...options,
  })
  return classifyHttp(exchange, { accepted: readAccepted })
}

function readAccepted(body: string): { providerId: string; costCents: number } | undefined {
  const parsed = CallAccepted.safeParse(json(body))
  return parsed.success ? { providerId: parsed.data.callId, costCents: 0 } : undefined
}

async function lookupCall(config: VoiceConfig, reference: string): Promise<LookupResult> {
  const url = new URL(`${config.baseUrl}/calls`)
  url.searchParams.set('reference', reference)
  const exchange = await requestOnce({
    method: 'GET',
    url: url.href,
    headers: signedHeaders(config.secret, url.pathname + url.search, Date.now()),
    timeoutMs: LOOKUP_MS,
    sendByMs: Number.POSITIVE_INFINITY,
  })
  if (exchange.kind !== 'answered') return { kind: 'unknown', detail: 'the provider did not answer' }
  const parsed = exchange.status === 200 ? CallList.safeParse(json(exchange.body)) : undefined
  if (!parsed?.success) return { kind: 'unknown', detail: `answer ${exchange.status} could not be read` }
  const call = parsed.data.calls[0]
  if (!call) return { kind: 'not_found' }
  return { kind: 'sent', providerId: call.callId, ...(call.result ? { result: call.result } : {}) }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
