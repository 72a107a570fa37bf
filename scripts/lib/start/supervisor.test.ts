import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { isAlive, type ProcessIdentity } from './identity.ts'
import { createSupervisor, type ProcessSpec, type Supervisor } from './supervisor.ts'

const SERVES = `
import { createServer } from 'node:http'
import { spawn } from 'node:child_process'
spawn('sleep', ['60'])
createServer((_, response) => response.end('ready')).listen(Number(process.argv[2]), '127.0.0.1')`

describe('the supervisor', () => {
  let folder: string
  let supervisor: Supervisor
  let running: (ProcessIdentity & { name: string })[] = []

  const spec = async (script: string): Promise<ProcessSpec> => {
    const file = join(folder, 'main.mjs')
    writeFileSync(file, script)
    const port = await freePort()
    return {
      name: 'worker', command: process.execPath, args: [file, String(port)], cwd: folder, env: process.env,
      ready: { type: 'http', url: `http://127.0.0.1:${port}/ready` }, patienceMs: 10_000, stopRank: 1, show: false,
    }
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parcours-supervisor-'))
    supervisor = createSupervisor({ logFolder: join(folder, 'logs'), onChange: (all) => (running = all) })
    vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  })
  afterEach(async () => {
    await supervisor.stopAll()
    vi.restoreAllMocks()
    rmSync(folder, { recursive: true, force: true })
  })

  test('records what it starts, and stops it with everything below it', async () => {
    await supervisor.start(await spec(SERVES))
    const [worker] = running
    expect(worker).toMatchObject({ name: 'worker' })
    await supervisor.stopAll()
    expect(worker && isAlive(worker)).toBe(false)
    // What the process itself had started goes with its group; the system needs a moment to bury it.
    await vi.waitFor(() => expect(() => process.kill(-(worker?.pid ?? 0), 0)).toThrow('ESRCH'), 5000)
  })

  test('starts again what is killed', async () => {
    await supervisor.start(await spec(SERVES))
    const first = running[0]?.pid ?? 0
    process.kill(first, 'SIGKILL')
    await vi.waitFor(() => expect(running[0]?.pid).not.toBe(first), 5000)
    await vi.waitFor(() => expect(running).toHaveLength(1), 5000)
  })

  test('a process that ends while starting fails the start, with the end of its log', async () => {
    const failing = await spec("console.error('no such table: runs'); process.exit(1)")
    await expect(supervisor.start(failing)).rejects.toThrow(/The worker ended while it was starting[\s\S]*no such table: runs/)
    expect(running).toEqual([])
  })

  test('a process that never gets ready fails the start', async () => {
    const silent = { ...(await spec('setInterval(() => {}, 1000)')), patienceMs: 300 }
    await expect(supervisor.start(silent)).rejects.toThrow('The worker was not ready after 0.3 s')
  })
})

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
