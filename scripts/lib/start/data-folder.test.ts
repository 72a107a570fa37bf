import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDataFolder, refuseForeignFolder, resetDataFolder } from './data-folder.ts'
import { LOCK } from './lock.ts'

describe('the data folder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parcours-data-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('is never one that holds something else', () => {
    expect(() => refuseForeignFolder(folder)).not.toThrow()
    writeFileSync(join(folder, LOCK), '')
    expect(() => refuseForeignFolder(folder)).not.toThrow()
    writeFileSync(join(folder, 'thesis.txt'), '')
    expect(() => refuseForeignFolder(folder)).toThrow('is not a data folder of Parcours')
  })

  test('is for the demo or not from its first start on', () => {
    expect(openDataFolder(folder, true)).toBe('demo')
    expect(() => openDataFolder(folder, false)).toThrow('holds the demo')
    resetDataFolder(folder)
    expect(openDataFolder(folder, false)).toBe('plain')
    expect(openDataFolder(folder, true)).toBe('plain')
  })

  test('is emptied by a reset, save for the lock that the caller holds', () => {
    openDataFolder(folder, true)
    mkdirSync(join(folder, 'logs'))
    writeFileSync(join(folder, LOCK), '{}')
    resetDataFolder(folder)
    expect(readdirSync(folder)).toEqual([LOCK])
    expect(existsSync(folder)).toBe(true)
  })
})
