import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ensureInstalled } from './install.mjs'

describe('ensureInstalled', () => {
  let root: string
  const entry = (version: string, more: object = {}) => ({ version, integrity: `sha-${version}`, ...more })
  const lock = (packages: object) => writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }))
  const installed = (packages: object) => writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }))
  const calls = () => (existsSync(join(root, 'calls')) ? readFileSync(join(root, 'calls'), 'utf8').trim().split('\n') : [])

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'parcours-install-'))
    mkdirSync(join(root, 'node_modules'))
    mkdirSync(join(root, 'bin'))
    // Stands in for npm: writes down how it was called.
    writeFileSync(join(root, 'bin', 'npm'), `#!/bin/sh\necho "$@" >> "${root}/calls"\nexit \${NPM_EXIT:-0}\n`)
    chmodSync(join(root, 'bin', 'npm'), 0o755)
    vi.stubEnv('PATH', `${join(root, 'bin')}${delimiter}${process.env['PATH']}`)
    vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.restoreAllMocks()
    rmSync(root, { recursive: true, force: true })
  })

  test('installs once, and again when the lock changes', async () => {
    lock({ 'node_modules/a': entry('1') })
    await ensureInstalled(root)
    await ensureInstalled(root)
    expect(calls()).toEqual(['ci --ignore-scripts --no-audit --no-fund'])
    lock({ 'node_modules/a': entry('2') })
    await ensureInstalled(root)
    expect(calls()).toHaveLength(2)
  })

  test('leaves alone what npm has installed itself', async () => {
    lock({ '': {}, web: {}, 'node_modules/a': entry('1'), 'node_modules/b': entry('1', { optional: true }) })
    installed({ 'node_modules/a': entry('1') })
    await ensureInstalled(root)
    expect(calls()).toEqual([])
  })

  test.each([
    ['another version', { 'node_modules/a': entry('2') }],
    ['a missing package', {}],
    ['a package too many', { 'node_modules/a': entry('1'), 'node_modules/c': entry('1') }],
  ])('installs over %s', async (_, packages) => {
    lock({ 'node_modules/a': entry('1') })
    installed(packages)
    await ensureInstalled(root)
    expect(calls()).toHaveLength(1)
  })

  test('a failed installation says what to do, and is tried again', async () => {
    vi.stubEnv('NPM_EXIT', '1')
    lock({ 'node_modules/a': entry('1') })
    await expect(ensureInstalled(root)).rejects.toThrow('Check the network and the registry')
    await expect(ensureInstalled(root)).rejects.toThrow()
    expect(calls()).toHaveLength(2)
  })
})
