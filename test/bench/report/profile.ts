import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../../scripts/boot/root.mjs'
import type { SelfTime } from './measured.ts'

interface CallFrame {
  functionName: string
  url: string
  /** From 0. */
  lineNumber: number
}

interface ProfileNode {
  id: number
  callFrame: CallFrame
  /** Ids of what it called. */
  children?: number[]
}

/** V8's own form of a processor profile, as far as it is read here. */
export interface CpuProfile {
  nodes: ProfileNode[]
  samples: number[]
  /** Microseconds before each sample. */
  timeDeltas: number[]
  /** Microseconds on the machine's steady clock, that of process.hrtime. */
  startTime: number
}

const MOST = 15
const IDLE = new Set(['(idle)', '(root)'])

/** What each process of a profile folder spent its own time in, from that instant of the steady clock on. */
export function selfTimes(folder: string, sinceUs: number): SelfTime[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((process) => {
    const files = readdirSync(join(folder, process)).filter((file) => file.endsWith('.cpuprofile'))
    const rows = topOf(files.map((file) => JSON.parse(readFileSync(join(folder, process, file), 'utf8')) as CpuProfile), sinceUs)
    return rows.length > 0 ? [{ process, rows }] : []
  })
}

/** Shares of the time that was not idle, all threads together. */
export function topOf(profiles: readonly CpuProfile[], sinceUs: number): SelfTime['rows'] {
  const spent = new Map<string, number>()
  for (const { nodes, samples, timeDeltas, startTime } of profiles) {
    const names = namesOf(nodes)
    let atUs = startTime
    for (const [i, sample] of samples.entries()) {
      const took = timeDeltas[i + 1] ?? 0
      atUs += timeDeltas[i] ?? 0
      const name = names.get(sample)
      if (name !== undefined && took > 0 && atUs >= sinceUs) spent.set(name, (spent.get(name) ?? 0) + took)
    }
  }
  const all = [...spent.values()].reduce((sum, us) => sum + us, 0)
  return [...spent].toSorted((a, b) => b[1] - a[1]).slice(0, MOST).map(([what, us]) => ({ what, share: us / all }))
}

/** Names by node; none for what is idle. */
function namesOf(nodes: readonly ProfileNode[]): Map<number, string | undefined> {
  const callers = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node] as const)))
  return new Map(nodes.map((node) => [node.id, IDLE.has(node.callFrame.functionName) ? undefined : nameOf(node.callFrame) + askedBy(node, callers)]))
}

/** A statement takes its time in the driver: what tells is who asked for it. */
function askedBy(node: ProfileNode, callers: ReadonlyMap<number, ProfileNode>): string {
  if (!isDriver(node)) return ''
  let caller = callers.get(node.id)
  while (caller && (isDriver(caller) || !caller.callFrame.url.startsWith('file:'))) caller = callers.get(caller.id)
  return caller ? `; for ${nameOf(caller.callFrame)}` : ''
}

const isDriver = ({ callFrame: { url } }: ProfileNode): boolean => url.includes('/packages/store/src/db/') || url.includes('/node_modules/better-sqlite3/')

function nameOf({ functionName, url, lineNumber }: CallFrame): string {
  const place = placeOf(url)
  if (place === '') return functionName === '' ? '(anonymous)' : functionName
  return functionName === '' ? `${place}:${lineNumber + 1}` : `${functionName}, ${place}`
}

/** Where it stands, without the folders of this machine: a package and its file, or our own path. */
function placeOf(url: string): string {
  const path = url.replace(/^file:\/\//, '').replaceAll('\\', '/')
  const [, inPackage] = /.*\/node_modules\/(.+)$/.exec(path) ?? []
  if (inPackage !== undefined) {
    const [scope = '', rest = ''] = inPackage.split('/')
    return `${scope.startsWith('@') ? `${scope}/${rest}` : scope} ${path.split('/').at(-1) ?? ''}`
  }
  return path.startsWith(`${ROOT}/`) ? path.slice(ROOT.length + 1) : path.split('/').at(-1) ?? ''
}
