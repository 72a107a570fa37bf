import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb, type Db } from '@parcours/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkPayloadKeys } from './key-check.ts'

const ring = (...ids: string[]) => new Map(ids.map((id) => [id, Buffer.alloc(32)]))
let folder: string
let db: Db
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parcours-keys-'))
  db = await openDb(join(folder, 'db.sqlite'))
})
afterEach(async () => {
  await db.close()
  rmSync(folder, { recursive: true })
})

describe('payload keys at start', () => {
  it('lets a new key take over while the old one stays', async () => {
    await checkPayloadKeys(db, ring('k1'))
    await expect(checkPayloadKeys(db, ring('k2', 'k1'))).resolves.toBeUndefined()
  })

  it('refuses by name when one that wrote is gone', async () => {
    await checkPayloadKeys(db, ring('k1'))
    await checkPayloadKeys(db, ring('k2', 'k1'))
    await expect(checkPayloadKeys(db, ring('k2'))).rejects.toThrow(/lacks k1/)
  })

  it('refuses an empty ring', async () => {
    await expect(checkPayloadKeys(db, ring())).rejects.toThrow(/names no key/)
  })
})
