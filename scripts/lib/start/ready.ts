import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const POLL_MS = 100
const ANSWER_MS = 2000

/** How to tell that a process does its work: an HTTP address that answers 200, or a port that accepts connections. */
export type ReadySign = { type: 'http'; url: string } | { type: 'port'; port: number }

/** Resolves to true once the sign is seen, to false when `patienceMs` is over or `gaveUp` turns true. */
export async function becomesReady(sign: ReadySign, patienceMs: number, gaveUp: () => boolean): Promise<boolean> {
  const lastMs = performance.now() + patienceMs
  while (!gaveUp() && performance.now() < lastMs) {
    if (await isReady(sign)) return true
    await sleep(POLL_MS)
  }
  return false
}

function isReady(sign: ReadySign): Promise<boolean> {
  return sign.type === 'http' ? answers(sign.url) : accepts(sign.port)
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: ANSWER_MS })
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => end(true)).once('error', () => end(false)).once('timeout', () => end(false))
  })
}
