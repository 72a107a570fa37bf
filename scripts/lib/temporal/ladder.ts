import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { isInterrupted } from '../../boot/interrupt.mjs'
import { say, step, Stop } from '../../boot/say.mjs'
import { build, goVersion } from './build.ts'
import { cached, cacheFolder, pinnedRelease } from './cache.ts'
import { archiveUrl, download } from './download.ts'
import { isTooOld, OLDEST_SERVER, versionOf } from './version.ts'

const SUBJECT = 'Temporal server'

/** A `temporal` that runs here, with its server's version. */
export interface TemporalBinary {
  path: string
  server: string
}

/**
 * Finds a real Temporal server for this machine, the cheapest way first: on the PATH, cached by an earlier run,
 * downloaded, built with Go. Every rung that fails says why; when none is left, the choices are printed.
 */
export async function temporalBinary(): Promise<TemporalBinary> {
  const folder = cacheFolder()
  const found = (await usable(onPath('temporal'), 'the one on the PATH')) ?? (await usable(cached(folder), 'the cached one'))
  if (found) return found
  const path = (await tryDownload(folder)) ?? (await tryBuild(folder))
  const made = await usable(path, 'the new one')
  if (made) return made
  throw new Stop(choices())
}

/** First executable of that name on the PATH. */
export function onPath(name: string, path = process.env['PATH'] ?? ''): string | undefined {
  return path
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

async function usable(path: string | undefined, which: string): Promise<TemporalBinary | undefined> {
  if (!path) return undefined
  const version = await versionOf(path)
  if (!version) return void say(SUBJECT, `${which} (${path}) does not run or does not tell its version: not used`)
  if (isTooOld(version.server)) {
    return void say(SUBJECT, `${which} (${path}) brings Temporal server ${version.server}: refused, ${OLDEST_SERVER} or newer is needed`)
  }
  say(SUBJECT, `${version.server} (CLI ${version.cli}), ${which}`)
  return { path, server: version.server }
}

async function tryDownload(folder: string): Promise<string | undefined> {
  const url = archiveUrl(pinnedRelease())
  if (!url) return void say(SUBJECT, `there is no official download for ${process.platform} on ${process.arch}`)
  return attempt('downloading the official release', () => download(url, folder), 'downloaded')
}

async function tryBuild(folder: string): Promise<string | undefined> {
  const go = await goVersion()
  if (!go) return void say(SUBJECT, 'there is no Go (1.21 or newer) here to build it with')
  const doing = `building it with Go ${go}, once for this machine: about 7 minutes on 2 cores, 4 GB for Go's caches`
  return attempt(doing, () => build(folder), 'built')
}

async function attempt(doing: string, make: () => Promise<string>, word: string): Promise<string | undefined> {
  let path: string | undefined
  try {
    await step(SUBJECT, doing, async () => {
      path = await make()
      return word
    })
  } catch (error) {
    if (isInterrupted()) throw error
    say(SUBJECT, `that did not work: ${reason(error)}`)
  }
  return path
}

/** A failed fetch hides what happened in its cause. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}

function choices(): string {
  return `Parcours needs a Temporal server (${OLDEST_SERVER} or newer) and found none that runs here. Any one of these will do:
  - install the Temporal CLI so that "temporal" is on the PATH (https://docs.temporal.io/cli/setup-cli)
  - start with TEMPORAL_ADDRESS=host:port of a server that runs already
  - install Go 1.26 or newer (https://go.dev/dl): the server is then built from temporal-server/go.mod, once`
}
