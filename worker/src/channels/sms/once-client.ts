import twilio from 'twilio'
import type { Exchange } from '../classify.ts'
import { requestOnce } from '../http/request-once.ts'

type ClientRequest = Parameters<InstanceType<typeof twilio.RequestClient>['request']>[0]

/**
 * The HTTP side of Twilio's own client for exactly one API call: keeps the exchange, so that the channel
 * can tell a request that never left from one that was not answered. It goes to the configured origin and
 * nowhere else: the client rewrites host names from TWILIO_EDGE and TWILIO_REGION.
 */
export class OnceClient extends twilio.RequestClient {
  exchange: Exchange = { kind: 'not_sent', code: 'not_tried' }
  readonly #options: { origin: string; timeoutMs: number; sendByMs: number }

  constructor(options: { origin: string; timeoutMs: number; sendByMs: number }) {
    super({ keepAlive: false })
    this.#options = options
  }

  override async request<T>(call: ClientRequest) {
    const asked = new URL(call.uri)
    const url = new URL(asked.pathname + asked.search, this.#options.origin)
    for (const [name, value] of Object.entries(call.params ?? {})) url.searchParams.append(name, String(value))
    const isPost = call.method.toLowerCase() === 'post'
    this.exchange = await requestOnce({
      method: isPost ? 'POST' : 'GET',
      url: url.href,
      headers: headersOf(call),
      ...(isPost ? { body: formOf(call.data) } : {}),
      timeoutMs: this.#options.timeoutMs,
      sendByMs: this.#options.sendByMs,
    })
    if (this.exchange.kind !== 'answered') throw new Error(`no answer: ${this.exchange.kind}`)
    // Twilio's client is typed by its caller; it checks the status and reads fields by name.
    return { statusCode: this.exchange.status, body: jsonOrText(this.exchange.body) as T, headers: {} }
  }
}

function headersOf(call: ClientRequest): Record<string, string> {
  const basic = Buffer.from(`${call.username}:${call.password}`).toString('base64')
  const given = Object.entries(call.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)])
  return { ...Object.fromEntries(given), authorization: `Basic ${basic}` }
}

function formOf(data: unknown): string {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries((data ?? {}) as Record<string, unknown>)) {
    if (value === undefined || value === null) continue
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, String(one))
  }
  return form.toString()
}

function jsonOrText(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}
