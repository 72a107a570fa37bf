// `npm start` as a whole, with small processes in place of server, worker and sandbox, and the real Temporal.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { isAlive, type ProcessIdentity } from '../../scripts/lib/start/identity.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const ROOMS = ['server', 'worker', 'packages/sandbox']
const UP = /Open (http:\S+)/

interface Start {
  child: ChildProcess
  output: () => string
  ended: Promise<number | null>
}

describe('npm start', () => {
  let clone: string
  let data: string
  let started: Start[] = []

  const start = (...options: string[]): Start => {
    const child = spawn(process.execPath, [join(clone, 'scripts', 'start.mjs'), ...options], {
      cwd: clone, env: { ...process.env, PARCOURS_DATA: data }, detached: true,
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    const one = { child, output: () => output, ended: once(child, 'close').then(([code]) => code) }
    started.push(one)
    return one
  }
  const up = async (one: Start): Promise<string> => {
    await vi.waitFor(() => expect(one.output()).toMatch(UP), { timeout: 60_000, interval: 100 })
    return UP.exec(one.output())?.[1] ?? ''
  }
  const children = () => (JSON.parse(readFileSync(join(data, 'lock.json'), 'utf8')) as { children: (ProcessIdentity & { name: string })[] }).children
  const processGroup = ({ child }: Start) => -(child.pid ?? Number.NaN)

  beforeAll(() => {
    clone = mkdtempSync(join(tmpdir(), 'parcours-clone-'))
    data = join(clone, 'data')
    for (const path of ['package.json', 'package-lock.json', 'prisma.config.ts', 'prisma', 'scripts', 'temporal-server']) {
      cpSync(join(ROOT, path), join(clone, path), { recursive: true })
    }
    symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'))
    for (const room of ROOMS) {
      mkdirSync(join(clone, room, 'src'), { recursive: true })
      cpSync(join(import.meta.dirname, 'stand-in.ts'), join(clone, room, 'src', 'main.ts'))
    }
    mkdirSync(join(clone, 'packages', 'store', 'src'), { recursive: true })
    for (const [path, text] of [['web/index.html', '<!doctype html><title>Parcours</title>'], ['web/package.json', '{}']] as const) {
      mkdirSync(dirname(join(clone, path)), { recursive: true })
      writeFileSync(join(clone, path), text)
    }
  })
  afterEach(async () => {
    // For a test that failed half-way: nothing outlives it.
    for (const { child } of started) child.kill('SIGTERM')
    await Promise.all(started.map(({ ended }) => ended))
    started = []
  })
  afterAll(() => rmSync(clone, { recursive: true, force: true }))

  test('brings everything up, refuses a second start, and Ctrl-C leaves no process', async () => {
    const first = start()
    const url = await up(first)
    expect(await (await fetch(url)).json()).toMatchObject({ room: 'server', node: expect.stringMatching(/^v24/), clock: 'demo' })
    const processes = children()
    expect(processes.map(({ name }) => name).toSorted()).toEqual(['sandbox', 'server', 'temporal', 'worker'])

    const second = start()
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain(`already runs on ${data}`)
    expect(second.output()).toContain(url)

    process.kill(processGroup(first), 'SIGINT')
    expect(await first.ended).toBe(0)
    expect(processes.filter(isAlive)).toEqual([])
  })

  test('after kill -9 the next start stops what was left and takes its place, with the same ports', async () => {
    const killed = start()
    const url = await up(killed)
    const orphans = children()
    process.kill(processGroup(killed), 'SIGKILL')
    await killed.ended
    expect(orphans.filter(isAlive)).toHaveLength(4)

    const next = start()
    expect(await up(next)).toBe(url)
    expect(next.output()).toContain('ended without cleaning up')
    expect(orphans.filter(isAlive)).toEqual([])
    process.kill(processGroup(next), 'SIGINT')
    expect(await next.ended).toBe(0)
  })
})
