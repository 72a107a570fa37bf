import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'

export interface Received {
  method: string
  /** Path and query. */
  url: string
  headers: IncomingHttpHeaders
  body: string
}

export interface ProductDouble {
  url: string
  received: Received[]
  to(path: string): Received[]
  stop(): Promise<void>
}

/** The product's public listener as the sandbox sees it: keeps every request, answers as told (else 204). */
export async function startProductDouble(
  answer: (request: Received) => { status: number; body?: unknown } | undefined = () => undefined,
): Promise<ProductDouble> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    text(request).then((body) => {
      const one = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body }
      received.push(one)
      const { status, body: said } = answer(one) ?? { status: 204 }
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(said === undefined ? undefined : JSON.stringify(said))
    }, () => { response.destroy() })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    to: (path) => received.filter((one) => one.url.split('?')[0] === path),
    stop: () => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => { resolve() })
    }),
  }
}
