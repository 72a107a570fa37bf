import http from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'
import type { Exchange } from '../classify.ts'

export interface OnceRequest {
  method: 'GET' | 'POST'
  url: string
  headers: Record<string, string>
  body?: string | Buffer
  timeoutMs: number
  /** Real epoch ms: checked when the connection stands, just before the first byte. */
  sendByMs: number
}

const MAX_ANSWER_BYTES = 1_000_000

/**
 * One HTTP exchange, and how far it came. fetch and axios cannot tell "never left" from "left, unanswered",
 * which decides whether a person may be contacted again. So: a socket of its own (a kept-alive one may die
 * under a request already written), nothing written before the connection stands, no redirect, no retry.
 */
export function requestOnce(request: OnceRequest): Promise<Exchange> {
  return new Promise((resolve) => {
    let written = false
    const url = new URL(request.url)
    const secure = url.protocol === 'https:'
    const outgoing = (secure ? https : http).request(url, {
      method: request.method,
      agent: false,
      headers: { ...request.headers, connection: 'close', ...lengthOf(request.body) },
    })
    const timer = setTimeout(() => end(failure('timeout')), request.timeoutMs)
    const end = (exchange: Exchange) => {
      clearTimeout(timer)
      resolve(exchange)
      outgoing.destroy()
    }
    const failure = (code: string): Exchange =>
      written ? { kind: 'unanswered', detail: code } : { kind: 'not_sent', code }
    const write = () => {
      if (Date.now() > request.sendByMs) return end({ kind: 'not_sent', code: 'too_late' })
      written = true
      outgoing.end(request.body)
    }
    outgoing.on('socket', (socket) => whenConnected(socket, secure, write))
    outgoing.on('response', (response) => void readAnswer(response).then(end, (e: unknown) => end(failure(codeOf(e)))))
    outgoing.on('error', (error) => end(failure(codeOf(error))))
  })
}

function whenConnected(socket: Socket, secure: boolean, then: () => void): void {
  if (socket.connecting || secure) socket.once(secure ? 'secureConnect' : 'connect', then)
  else then()
}

async function readAnswer(response: http.IncomingMessage): Promise<Exchange> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response) {
    bytes += (chunk as Buffer).length // an http message yields Buffers while no encoding is set
    if (bytes > MAX_ANSWER_BYTES) throw new Error('answer_too_long')
    chunks.push(chunk as Buffer)
  }
  if (!response.complete) throw new Error('answer_cut')
  return { kind: 'answered', status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }
}

const lengthOf = (body?: string | Buffer) =>
  body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }

/** The system's error code (`ECONNREFUSED`), else the message. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown_error'
  const code = (error as NodeJS.ErrnoException).code
  return (code ?? error.message).toLowerCase()
}
