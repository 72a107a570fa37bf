import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../db/migrate.ts'
import { openDb, type Db } from '../db/open-db.ts'
import { put, T0 } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import { heldBy } from './held-by.ts'

const visit = (runId: string, seq: number, because: unknown, more: object = {}) => ({
  runId, seq, versionId: 'v1', nodeId: 'text', nodeType: 'sms', enteredAt: T0, openTag: 1, entryDay: '2026-11-23', grp: 'treated', state: 'suspended', because: JSON.stringify(because), ...more })
const held = (stop: string | undefined, scope = 'channel') => ({ rules: [`house.stop_${scope}`], reason: 'stopped', stop })

describe('the runs that a stop holds', () => {
  let db: Db
  let drop: () => Promise<void>
  beforeEach(async () => {
    ;({ db, drop } = await tempDb())
  })
  afterEach(() => drop())

  it('are its own, each once, while their visit is open', async () => {
    await db.write((sql) => {
      put(sql, 'visit', visit('r1', 1, held('sms')))
      put(sql, 'visit', visit('r1', 2, held('sms')))
      put(sql, 'visit', visit('r2', 1, held('email')))
      put(sql, 'visit', visit('r3', 1, held('sms'), { leftAt: T0 + 1 }))
      put(sql, 'visit', visit('r4', 1, { rules: ['fr-house.dispute'], reason: 'dispute' }))
    })
    expect(['sms', 'email', 'workspace'].map((stop) => heldBy(db.read, stop))).toEqual([1, 1, 0])
  })
  it('are counted from an index', () => {
    const plan = db.read.all<{ detail: string }>(
      `EXPLAIN QUERY PLAN SELECT COUNT(DISTINCT runId) AS n FROM visit INDEXED BY visit_stopped WHERE leftAt IS NULL AND state = 'suspended' AND because ->> '$.stop' = ?`, 'x')
    expect(plan.map(({ detail }) => detail).join()).toContain('visit_stopped (<expr>=?)')
  })
})

describe('a database from before a hold named its stop', () => {
  const MIGRATIONS = fileURLToPath(new URL('../../../../prisma/migrations', import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'parcours-old-'))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('tells its held runs to the stops that hold them', async () => {
    const migrations = join(folder, 'migrations')
    mkdirSync(migrations)
    for (const name of readdirSync(MIGRATIONS)) if (name < '20261122135000_stop_of_hold') cpSync(join(MIGRATIONS, name), join(migrations, name), { recursive: true })
    const old = new Database(join(folder, 'old.db'))
    migrate(old, migrations)
    old.pragma('foreign_keys = OFF')
    const insert = (table: string, row: object) => old.prepare(`INSERT INTO ${table} (${Object.keys(row).join()}) VALUES (${Object.keys(row).map(() => '?').join()})`).run(...Object.values(row))
    for (const [id, scope, target, liftedAt] of [['all', 'workspace', '', 5], ['sms', 'channel', 'sms', null], ['email', 'channel', 'email', null], ['j1', 'journey', 'j1', null], ['j2', 'journey', 'j2', null]]) {
      insert('contact_stop', { id, scope, target, effect: 'contact', reason: 'r', actor: 'a', at: 1, atRealMs: 1, liftedAt })
    }
    for (const n of [1, 2]) insert('version', { id: `v${n}`, journeyId: `j${n}`, number: 1, drawing: '{}', plan: '{}', hash: `h${n}`, publishedAt: 1, publishedBy: 'a' })
    const decide = (runId: string, channel: string) => insert('decision', { runId, visitSeq: 1, attempt: 1, nodeId: 'text', personId: 'p', channel, at: 1, verdict: 'hold', rules: '[]', packs: '[]', inputs: '{}' })
    for (const [runId, channel] of [['r1', 'sms'], ['r2', 'sms'], ['r3', 'email']] as const) {
      insert('visit', visit(runId, 1, held(undefined)))
      decide(runId, channel)
    }
    insert('visit', visit('r4', 1, held(undefined, 'journey'), { versionId: 'v2' }))
    insert('visit', visit('r5', 1, held(undefined, 'workspace')))
    old.close()
    const db = await openDb(join(folder, 'old.db'))
    expect(['sms', 'email', 'j1', 'j2', 'all'].map((stop) => heldBy(db.read, stop))).toEqual([2, 1, 0, 1, 0])
    await db.close()
  })
})
