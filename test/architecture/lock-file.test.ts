import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from './project/read-project.ts'
import { downloadAddresses, type LockFile, missingPlatforms } from './rules/lock-file.ts'

describe('package-lock.json', () => {
  // npm's own format.
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as LockFile

  test('names no download addresses', () => {
    expect(Object.keys(lock.packages).length).toBeGreaterThan(100)
    expect(downloadAddresses(lock)).toEqual([])
  })

  test('has every platform of every native package', () => {
    expect(missingPlatforms(lock)).toEqual([])
  })
})

describe('a lock file with a fault', () => {
  test('an address is found, a workspace link is none', () => {
    const packages = {
      'node_modules/zod': { resolved: 'https://registry.example/zod.tgz' },
      'node_modules/@parcours/web': { resolved: 'web', link: true },
    }
    expect(downloadAddresses({ packages })).toEqual([expect.stringContaining('node_modules/zod names https://registry.example/zod.tgz')])
  })

  test('a missing platform is found, wherever the others are hoisted', () => {
    const packages = {
      'node_modules/swc': { optionalDependencies: { '@swc/linux-x64': '1', '@swc/darwin-arm64': '1' } },
      'node_modules/swc/node_modules/@swc/linux-x64': {},
    }
    expect(missingPlatforms({ packages })).toEqual([expect.stringContaining('node_modules/swc needs @swc/darwin-arm64')])
  })
})
