import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { say, Stop } from '../../boot/say.mjs'
import { identify, isAlive, type ProcessIdentity } from './identity.ts'
import { stopProcesses } from './stop-processes.ts'

export const LOCK = 'lock.json'
const ORPHAN_GRACE_MS = 10_000

interface LockFile extends ProcessIdentity {
  /** The desk's address, once it is known. */
  url?: string
  children: (ProcessIdentity & { name: string })[]
}

/** The right to use a data folder. What is written into it lets the next start clean up after a kill -9. */
export interface DataLock {
  setUrl(url: string): void
  setChildren(children: LockFile['children']): void
  release(): void
}

/**
 * Takes the data folder's lock. Refused while another start holds it; a lock whose process is gone is taken over, after
 * the processes that it left behind have been stopped.
 */
export async function takeLock(folder: string): Promise<DataLock> {
  const path = join(folder, LOCK)
  const self = identify(process.pid)
  if (!self) throw new Error('this process has no start time')
  const content: LockFile = { ...self, children: [] }
  for (;;) {
    if (create(path, content)) return hold(path, content)
    const text = readIfThere(path)
    if (text === undefined) continue
    const other = parse(text)
    if (other && isAlive(other)) throw new Stop(refusal(folder, other))
    if (other) await stopOrphans(other)
    removeStale(path, text)
  }
}

function hold(path: string, content: LockFile): DataLock {
  // Written beside and renamed: a reader never sees half a file.
  const save = () => {
    writeFileSync(`${path}.new`, JSON.stringify(content, null, 2))
    renameSync(`${path}.new`, path)
  }
  return {
    setUrl(url) {
      content.url = url
      save()
    },
    setChildren(children) {
      content.children = children
      save()
    },
    release: () => rmSync(path, { force: true }),
  }
}

/** Atomic: the file appears whole or not at all, for one caller only. */
function create(path: string, content: LockFile): boolean {
  const own = `${path}.${process.pid}`
  writeFileSync(own, JSON.stringify(content, null, 2))
  try {
    linkSync(own, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(own, { force: true })
  }
}

/** Moves the stale file away; if another start was quicker and what we moved is its new lock, puts it back. */
function removeStale(path: string, stale: string): void {
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  try {
    if (readFileSync(aside, 'utf8') !== stale) linkSync(aside, path)
  } finally {
    rmSync(aside, { force: true })
  }
}

async function stopOrphans({ pid, children }: LockFile): Promise<void> {
  const orphans = children.filter(isAlive)
  say('Data', `the start with process ${pid} ended without cleaning up; taking its place`)
  if (orphans.length === 0) return
  say('Data', `stopping what it left running: ${orphans.map((one) => `${one.name} (${one.pid})`).join(', ')}`)
  await stopProcesses(orphans, ORPHAN_GRACE_MS)
}

const refusal = (folder: string, { pid, url }: LockFile) =>
  `Parcours already runs on ${folder} (process ${pid})${url ? `: open ${url}` : ' and is starting'}. Stop that one with Ctrl-C, or choose another folder with PARCOURS_DATA.`

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** Undefined for a file that is not a lock of ours (a disk that filled up): it is then treated as stale. */
function parse(text: string): LockFile | undefined {
  try {
    const value = JSON.parse(text) as Partial<LockFile>
    if (typeof value.pid !== 'number' || typeof value.started !== 'string') return undefined
    return { ...value, pid: value.pid, started: value.started, children: value.children ?? [] }
  } catch {
    return undefined
  }
}
