import { createServer } from 'node:http'
import type { Server } from 'node:http'
import net from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { requestOnce } from './request-once.ts'

const servers: (Server | net.Server)[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function listen(server: Server | net.Server): Promise<string> {
  servers.push(server)
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}
const post = (url: string, more: Partial<Parameters<typeof requestOnce>[0]> = {}) => requestOnce({
  method: 'POST', url, headers: { 'x-a': 'b' }, body: 'hello', timeoutMs: 1000, sendByMs: Date.now() + 1000, ...more,
})

describe('one exchange', () => {
  it('brings the answer, whatever its status, and follows no redirect', async () => {
    let seen = ''
    const url = await listen(createServer((request, response) => {
      request.on('data', (chunk: Buffer) => { seen += chunk.toString() })
      request.on('end', () => { response.writeHead(302, { location: 'http://example.org' }).end(`got ${seen} ${String(request.headers['x-a'])}`) })
    }))
    expect(await post(url)).toEqual({ kind: 'answered', status: 302, body: 'got hello b' })
  })

  it('never left when nobody listens, or the name is unknown', async () => {
    const url = await listen(net.createServer())
    servers.pop()?.close()
    expect(await post(url)).toEqual({ kind: 'not_sent', code: 'econnrefused' })
    expect(await post('http://no-such-name.invalid')).toMatchObject({ kind: 'not_sent' })
  })

  it('never left when TLS fails', async () => {
    const url = await listen(net.createServer((socket) => { socket.on('error', () => undefined); socket.end('not tls') }))
    expect(await post(url.replace('http:', 'https:'))).toMatchObject({ kind: 'not_sent' })
  })

  it('writes nothing after sendBy', async () => {
    let bytes = 0
    const url = await listen(net.createServer((socket) => { socket.on('data', (chunk) => { bytes += chunk.length }) }))
    expect(await post(url, { sendByMs: Date.now() - 1 })).toEqual({ kind: 'not_sent', code: 'too_late' })
    await new Promise((resolve) => { setTimeout(resolve, 50) })
    expect(bytes).toBe(0)
  })

  it('left unanswered when the answer does not come in time', async () => {
    const url = await listen(net.createServer((socket) => { socket.on('error', () => undefined) }))
    expect(await post(url, { timeoutMs: 100 })).toEqual({ kind: 'unanswered', detail: 'timeout' })
  })

  it('left unanswered when the connection dies after the write, also in the middle of the answer', async () => {
    const reset = await listen(net.createServer((socket) => { socket.once('data', () => socket.resetAndDestroy()) }))
    expect(await post(reset)).toMatchObject({ kind: 'unanswered' })
    const cut = await listen(net.createServer((socket) => {
      socket.once('data', () => { socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf') })
    }))
    expect(await post(cut)).toMatchObject({ kind: 'unanswered' })
  })

  it('left unanswered when the answer never ends', async () => {
    const url = await listen(createServer((_request, response) => {
      response.on('error', () => undefined)
      const timer = setInterval(() => response.write('x'.repeat(100_000)), 5)
      response.on('close', () => { clearInterval(timer) })
    }))
    expect(await post(url)).toEqual({ kind: 'unanswered', detail: 'answer_too_long' })
  })
})
