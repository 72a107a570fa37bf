import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

interface ReceivedSpan {
  service: string
  name: string
  traceId: string
  spanId: string
  parentSpanId?: string
  attributes: Record<string, unknown>
  events: number
  links: { traceId: string; spanId: string }[]
  /** 2 is an error. */
  status: { code?: number; message?: string }
  fromMs: number
  tookMs: number
}

interface Attribute { key: string; value: Record<string, unknown> }
interface Body {
  resourceSpans: {
    resource: { attributes: Attribute[] }
    scopeSpans: { spans: (Omit<ReceivedSpan, 'service' | 'attributes' | 'events' | 'fromMs' | 'tookMs'> & {
      attributes: Attribute[]; events?: unknown[]; startTimeUnixNano: string; endTimeUnixNano: string
    })[] }[]
  }[]
}

export interface OtlpReceiver {
  url: string
  spans: ReceivedSpan[]
  /** Everything as it came, to be searched for what must not be in it. */
  text(): string
  /** Waits until such a span is there. Throws after ten seconds. */
  until(found: (span: ReceivedSpan) => boolean): Promise<ReceivedSpan>
  close(): Promise<void>
}

/** A collector on loopback: takes OTLP over HTTP as JSON. With `port`, at the address of one that was closed. */
export async function otlpReceiver({ port = 0, answer = () => 200 }: { port?: number; answer?: () => number } = {}): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = []
  const bodies: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const status = request.url === '/v1/traces' ? answer() : 404
      const body = Buffer.concat(chunks).toString()
      if (status === 200) {
        bodies.push(body)
        spans.push(...spansIn(JSON.parse(body) as Body))
      }
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const until: OtlpReceiver['until'] = async (found) => {
    for (let n = 0; n < 200; n++, await sleep(50)) {
      const span = spans.find(found)
      if (span) return span
    }
    throw new Error(`no such span among ${spans.length}: ${[...new Set(spans.map(({ service, name }) => `${service} ${name}`))].join(', ')}`)
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, spans, until, text: () => bodies.join('\n'),
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

function spansIn(body: Body): ReceivedSpan[] {
  return body.resourceSpans.flatMap(({ resource, scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans.map((span) => ({
    service: String(plain(resource.attributes)['service.name']), name: span.name, traceId: span.traceId, spanId: span.spanId,
    parentSpanId: span.parentSpanId, attributes: plain(span.attributes), events: span.events?.length ?? 0, links: span.links, status: span.status,
    fromMs: Number(BigInt(span.startTimeUnixNano)) / 1e6,
    tookMs: Number(BigInt(span.endTimeUnixNano) - BigInt(span.startTimeUnixNano)) / 1e6,
  }))))
}

const plain = (attributes: Attribute[]): Record<string, unknown> => Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
