import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { choosePorts, isFree } from './ports.ts'

describe('the ports of a data folder', () => {
  let folder: string
  const server = createServer()
  const inUse = () => (server.address() as AddressInfo).port

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'parcours-ports-'))
    await once(server.listen(0, '127.0.0.1'), 'listening')
  })
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true })
    await new Promise((resolve) => server.close(resolve))
  })

  test('are all different and free, and stay', async () => {
    const ports = await choosePorts(folder, undefined)
    expect(new Set(Object.values(ports)).size).toBe(Object.keys(ports).length)
    for (const port of Object.values(ports)) expect(await isFree(port)).toBe(true)
    expect(await choosePorts(folder, undefined)).toEqual(ports)
  })

  test('one that is in use gives way to the next free one, which is kept', async () => {
    writeFileSync(join(folder, 'ports.json'), JSON.stringify({ desk: inUse() }))
    const { desk } = await choosePorts(folder, undefined)
    expect(desk).toBeGreaterThan(inUse())
    expect(JSON.parse(readFileSync(join(folder, 'ports.json'), 'utf8')).desk).toBe(desk)
  })

  test('one that was asked for and is in use is refused', async () => {
    await expect(choosePorts(folder, inUse())).rejects.toThrow(`Port ${inUse()} is in use`)
  })
})
