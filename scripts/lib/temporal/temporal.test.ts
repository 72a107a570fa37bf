import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { cacheFolder, pinnedRelease } from './cache.ts'
import { archiveUrl, download } from './download.ts'
import { serverArgs, serverEnv } from './flags.ts'
import { onPath, temporalBinary } from './ladder.ts'
import { isTooOld, parseVersion } from './version.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parcours-ladder-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

/** A program that answers `--version` as Temporal's CLI does. */
function fakeTemporal(path: string, server: string): string {
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, `#!/bin/sh\necho "temporal version 1.8.2 (Server ${server}, UI 2.50.1)"\n`)
  chmodSync(path, 0o755)
  return path
}

describe('versions', () => {
  test('are read from what the CLI prints', () => {
    expect(parseVersion('temporal version 1.8.2 (Server 1.31.2, UI 2.50.1)\n')).toEqual({ cli: '1.8.2', server: '1.31.2' })
    expect(parseVersion('temporal version 1.9.0-rc.1 (Server 1.32.0-154.3, UI 2.51.0)')).toEqual({ cli: '1.9.0-rc.1', server: '1.32.0-154.3' })
    expect(parseVersion('some other temporal')).toBeUndefined()
  })

  test.each([['1.28.9', true], ['0.30.0', true], ['1.29.0', false], ['1.31.2', false], ['2.0.0', false]])('%s is too old: %s', (version, tooOld) => {
    expect(isTooOld(version)).toBe(tooOld)
  })
})

describe('the ladder', () => {
  const printed = () => vi.mocked(process.stdout.write).mock.calls.map(([text]) => String(text)).join('')
  beforeEach(() => {
    vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'))
    vi.stubEnv('PATH', join(folder, 'bin'))
  })

  test('prefers the one on the PATH', async () => {
    const path = fakeTemporal(join(folder, 'bin', 'temporal'), '1.31.2')
    fakeTemporal(join(cacheFolder(), 'temporal'), '1.31.2')
    expect(await temporalBinary()).toEqual({ path, server: '1.31.2' })
  })

  test('refuses one that is too old by name, and goes on to the cached one', async () => {
    fakeTemporal(join(folder, 'bin', 'temporal'), '1.28.1')
    const path = fakeTemporal(join(cacheFolder(), 'temporal'), '1.31.2')
    expect(await temporalBinary()).toEqual({ path, server: '1.31.2' })
    expect(printed()).toContain('Temporal server 1.28.1: refused, 1.29 or newer is needed')
  })

  test('with nothing left, tells the choices', async () => {
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('fetch failed', { cause: new Error('no such host') }))
    await expect(temporalBinary()).rejects.toThrow(/TEMPORAL_ADDRESS=host:port[\s\S]*install Go/)
    expect(printed()).toContain('that did not work: fetch failed (no such host)')
    expect(printed()).toContain('there is no Go')
  })

  test('looks through the PATH in order and for executables only', () => {
    mkdirSync(join(folder, 'a'))
    writeFileSync(join(folder, 'a', 'temporal'), '')
    const path = fakeTemporal(join(folder, 'b', 'temporal'), '1.31.2')
    expect(onPath('temporal', `${join(folder, 'a')}:${join(folder, 'b')}`)).toBe(path)
  })
})

describe('the download', () => {
  const serving = async (listener: RequestListener) => {
    const server = createServer(listener).listen(0, '127.0.0.1')
    await once(server, 'listening')
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.closeAllConnections() ?? server.close() }
  }
  const archive = (name: string, server: string) => {
    fakeTemporal(join(folder, 'pack', name), server)
    execFileSync('tar', ['-czf', join(folder, 'pack.tar.gz'), '-C', join(folder, 'pack'), name])
    return readFileSync(join(folder, 'pack.tar.gz'))
  }

  test('takes the release that go.mod pins', () => {
    expect(archiveUrl('1.8.2', 'linux', 'x64')).toBe('https://temporal.download/cli/archive/v1.8.2?platform=linux&arch=amd64')
    expect(archiveUrl('1.8.2', 'freebsd', 'x64')).toBeUndefined()
    expect(pinnedRelease()).toMatch(/^1\.\d+\.\d+$/)
  })

  test('unpacks the program into the cache', async () => {
    const bytes = archive('temporal', '1.31.2')
    const { url, close } = await serving((_, response) => response.end(bytes))
    const path = await download(url, join(folder, 'cache'))
    close()
    expect(execFileSync(path, { encoding: 'utf8' })).toContain('1.31.2')
    expect(readdirSync(join(folder, 'cache'))).toEqual(['temporal'])
  })

  test.each<[string, RequestListener, RegExp]>([
    ['an error of the site', (_, response) => response.writeHead(503, 'Unavailable').end(), /503 Unavailable/],
    ['silence', () => {}, /no answer within 0.2 s/],
    ['something that is no archive', (_, response) => response.end('<html>'), /could not be unpacked/],
  ])('%s leaves nothing behind', async (_, listener, message) => {
    const { url, close } = await serving(listener)
    await expect(download(url, join(folder, 'cache'), 200)).rejects.toThrow(message)
    close()
    expect(readdirSync(join(folder, 'cache'))).toEqual([])
  })
})

describe('the arguments of a server of our own', () => {
  const place = { port: 7243, uiPort: 8243, namespace: 'parcours', dbFile: join('data', 'temporal.db') }

  test('keep every committed row and bind to this machine only', () => {
    const line = serverArgs(place).join(' ')
    expect(line).toContain('--sqlite-pragma journal_mode=WAL --sqlite-pragma synchronous=FULL')
    expect(line).toContain('--ip 127.0.0.1 --port 7243')
    expect(line).toContain('--ui-ip 127.0.0.1 --ui-port 8243')
  })

  test('carry the settings of dynamic-config.json', () => {
    const args = serverArgs(place)
    expect(args).toEqual(expect.arrayContaining(['limit.maxIDLength=255', 'system.enableActivityEagerExecution=true', 'matching.numTaskqueueReadPartitions=1']))
  })

  test('no variable of the caller reaches it', () => {
    expect(serverEnv({ TEMPORAL_ADDRESS: 'elsewhere:1', TEMPORAL_TLS: '1', HOME: 'h' })).toEqual({ HOME: 'h' })
    expect(existsSync('data')).toBe(false)
  })
})
