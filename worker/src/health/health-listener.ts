import { createServer, type Server } from 'node:http'

export interface HealthDeps {
  ready: () => boolean
  metrics: () => Promise<string>
}

const json = { 'content-type': 'application/json' }

/** `/live`: the process answers. `/ready`: it does its work. `/metrics`: what it measures. Loopback only. */
export function healthListener({ ready, metrics }: HealthDeps, port: number): Server {
  return createServer((request, response) => {
    switch (request.url) {
      case '/live': return void response.writeHead(200, json).end(JSON.stringify({ live: true }))
      case '/ready': return void response.writeHead(ready() ? 200 : 503, json).end(JSON.stringify({ ready: ready() }))
      case '/metrics': return void metrics().then(
        (text) => response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(text),
        () => response.writeHead(500).end())
      default: return void response.writeHead(404, json).end(JSON.stringify({ error: { code: 'not_found', message: 'There is nothing at this address.' } }))
    }
  }).listen(port, '127.0.0.1')
}
