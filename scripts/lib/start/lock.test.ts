import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { identify, isAlive } from './identity.ts'
import { LOCK, takeLock } from './lock.ts'

describe('the lock of a data folder', () => {
  let folder: string
  const read = () => JSON.parse(readFileSync(join(folder, LOCK), 'utf8'))
  const leave = (content: object | string) => writeFileSync(join(folder, LOCK), typeof content === 'string' ? content : JSON.stringify(content))

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parcours-lock-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('a second start is refused in a sentence that names the address', async () => {
    const lock = await takeLock(folder)
    await expect(takeLock(folder)).rejects.toThrow(`already runs on ${folder} (process ${process.pid}) and is starting`)
    lock.setUrl('http://127.0.0.1:4600')
    await expect(takeLock(folder)).rejects.toThrow('open http://127.0.0.1:4600')
    lock.release()
    await expect(takeLock(folder)).resolves.toBeDefined()
  })

  test('of several starts at once, one gets it', async () => {
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => takeLock(folder)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('left by kill -9, it is taken over, also when the number is in use again', async () => {
    leave({ pid: process.pid, started: 'long ago', children: [] })
    await takeLock(folder)
    expect(read()).toMatchObject({ pid: process.pid, started: identify(process.pid)?.started })
  })

  test('half a file is no lock', async () => {
    leave('{"pid": 1')
    await takeLock(folder)
    expect(read().pid).toBe(process.pid)
  })

  test('what a killed start left running is stopped, and only that', async () => {
    const [orphan, stranger] = [1, 2].map(() => spawn('sleep', ['60'], { detached: true, stdio: 'ignore' }))
    const identityOf = (pid: number | undefined) => identify(pid ?? 0) ?? { pid: 0, started: 'never' }
    const [left, other] = [identityOf(orphan?.pid), identityOf(stranger?.pid)]
    leave({ pid: 999_999_999, started: 'x', children: [{ name: 'worker', ...left }, { name: 'server', pid: other.pid, started: 'another life' }] })
    await takeLock(folder)
    expect([isAlive(left), isAlive(other)]).toEqual([false, true])
    stranger?.kill('SIGKILL')
  })
})
