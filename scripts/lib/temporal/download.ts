import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { mustRun } from '../../boot/exec.mjs'
import { intoCache } from './cache.ts'

const ANSWER_MS = 15_000
const BODY_MS = 300_000
const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin' }
const ARCHITECTURES: Record<string, string> = { x64: 'amd64', arm64: 'arm64' }

/** Address of the official archive for this machine; undefined when there is none for it. */
export function archiveUrl(release: string, platform: NodeJS.Platform = process.platform, arch: string = process.arch) {
  const os = PLATFORMS[platform]
  const cpu = ARCHITECTURES[arch]
  return os && cpu ? `https://temporal.download/cli/archive/v${release}?platform=${os}&arch=${cpu}` : undefined
}

/** Downloads, unpacks and tries the archive at `url`. Throws with the reason when any of it fails. */
export async function download(url: string, cache: string, answerMs = ANSWER_MS): Promise<string> {
  const path = await intoCache(cache, async (folder) => {
    const archive = join(folder, 'temporal.tar.gz')
    await fetchTo(url, archive, answerMs)
    await mustRun('tar', ['-xzf', archive, '-C', folder, 'temporal'], { advice: 'The downloaded archive could not be unpacked.' })
    return join(folder, 'temporal')
  })
  if (!path) throw new Error('the downloaded program does not run on this machine')
  return path
}

async function fetchTo(url: string, file: string, answerMs: number): Promise<void> {
  const abort = new AbortController()
  let timer = setTimeout(() => abort.abort(new Error(`no answer within ${answerMs / 1000} s`)), answerMs)
  try {
    const response = await fetch(url, { signal: abort.signal })
    if (!response.ok || !response.body) throw new Error(`it answered ${response.status} ${response.statusText}`)
    clearTimeout(timer)
    timer = setTimeout(() => abort.abort(new Error(`not complete after ${BODY_MS / 1000} s`)), BODY_MS)
    // The two declarations of web streams (DOM and Node) describe the same object.
    await pipeline(Readable.fromWeb(response.body as ReadableStream), createWriteStream(file))
  } finally {
    clearTimeout(timer)
  }
}
