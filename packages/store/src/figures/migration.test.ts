import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { countsOf } from '@parcours/metrics'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { migrate } from '../db/migrate.ts'
import { openDb, type Db } from '../db/open-db.ts'
import { rollupDifferences } from './rebuild.ts'

const MIGRATIONS = fileURLToPath(new URL('../../../../prisma/migrations', import.meta.url))
const FIGURES = '20261122041500_figures'
const MONTHS = '20261122133000_rollup_months'

/** A database as it stood before a migration, with what was written into it then; opened, so brought up to date. */
async function broughtUp(before: string, write: (db: Database.Database) => void): Promise<{ db: Db; drop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'parcours-old-'))
  const migrations = join(folder, 'migrations')
  mkdirSync(migrations)
  for (const name of readdirSync(MIGRATIONS)) if (name < before) cpSync(join(MIGRATIONS, name), join(migrations, name), { recursive: true })
  const file = join(folder, 'old.db')
  const old = new Database(file)
  old.pragma('journal_mode = WAL')
  migrate(old, migrations)
  write(old)
  old.close()
  const db = await openDb(file)
  return {
    db,
    drop: async () => {
      await db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** One treated run in an arm and one control, as they were counted before there were figures. */
const beforeFigures = (db: Database.Database) =>
  db.exec(`
    INSERT INTO run (id, caseId, personId, portfolioId, journeyId, versionId, planHash, slug, entryNo, grp, status, enteredAt, entryDay, arms, currency,
      arrearsAtEntry, windowEndsAt, toleranceCents, recoveredCents, currentInWindow, costCents) VALUES
      ('r1', 'c1', 'p1', 'f', 'j', 'v', 'h', 'j', 1, 'treated', 'open', 1000, '2026-11-23', ';tone=x;', 'EUR', 10000, 9000, 100, 12500, 1, 8),
      ('r2', 'c2', 'p2', 'f', 'j', 'v', 'h', 'j', 1, 'control', 'open', 1000, '2026-11-23', ';', 'EUR', 7000, 9000, 100, -50, 0, 0);
    INSERT INTO visit (runId, seq, versionId, nodeId, nodeType, enteredAt, leftAt, outcome, openTag, entryDay, arms, costCents, grp)
      VALUES ('r1', 1, 'v', 'sms', 'sms', 1000, 5000, 'replied', 1, '2026-11-23', ';tone=x;', 8, 'treated');
    INSERT INTO rollup (versionId, entryDay, arm, nodeId, outcome, n, costCents) VALUES
      ('v', '2026-11-23', '', 'sms', '', 1, 8), ('v', '2026-11-23', '', 'sms', 'replied', 1, 0),
      ('v', '2026-11-23', 'tone=x', 'sms', '', 1, 8), ('v', '2026-11-23', 'tone=x', 'sms', 'replied', 1, 0);
    INSERT INTO rollup_time (versionId, entryDay, arm, nodeId, outcome, bucket, n) VALUES
      ('v', '2026-11-23', '', 'sms', 'replied', 16, 1), ('v', '2026-11-23', 'tone=x', 'sms', 'replied', 16, 1);
    INSERT INTO contact (id, runId, visitSeq, attempt, nodeId, personId, caseId, debtIds, channel, address, textId, language, body, at, sendByRealMs, windowEndMs, status, repliedAt)
      VALUES ('k1', 'r1', 1, 1, 'sms', 'p1', 'c1', '[]', 'sms', 'x', 't', 'fr', 'b', 2000, 0, 0, 'delivered', 3000);
    INSERT INTO opt_out (id, personId, scope, channel, at) VALUES ('o1', 'p1', 'channel', 'sms', 4000), ('o2', 'p2', 'all', NULL, 4000);
    INSERT INTO event (id, source, messageId, type, bodyHash, body, at, personId, caseId, status) VALUES ('e1', 's', 'm', 'complaint', 'h', '{}', 4000, 'p1', 'c1', 'applied');
    INSERT INTO promise (id, caseId, personId, runId, amountCents, currency, dueDate, dueAt, source, createdAt) VALUES ('m1', 'c1', 'p1', 'r1', 5, 'EUR', '2026-11-24', 9000, 's', 2500);
  `)

/** Entries of three days in two months, counted by day and in all; and a contact whose run a restore has lost. */
function beforeMonths(db: Database.Database): void {
  const run = db.prepare(`INSERT INTO run (id, caseId, personId, portfolioId, journeyId, versionId, planHash, slug, entryNo, grp, status, enteredAt, entryDay, arms, currency,
    arrearsAtEntry, windowEndsAt, toleranceCents) VALUES (?, 'c', 'p', 'f', 'j', 'v', 'h', 'j', ?, 'treated', 'ended', 1000, ?, ';tone=x;', 'EUR', 1, 9000, 1)`)
  const visit = db.prepare(`INSERT INTO visit (runId, seq, versionId, nodeId, nodeType, enteredAt, leftAt, outcome, openTag, entryDay, arms, costCents, grp)
    VALUES (?, 1, 'v', 'sms', 'sms', 1000, 5000, 'replied', 1, ?, ';tone=x;', 8, 'treated')`)
  const count = db.prepare('INSERT INTO rollup (versionId, entryDay, arm, nodeId, outcome, n, costCents) VALUES (?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET n = n + excluded.n, costCents = costCents + excluded.costCents')
  const time = db.prepare('INSERT INTO rollup_time (versionId, entryDay, arm, nodeId, outcome, bucket, n) VALUES (?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET n = n + excluded.n')
  const contact = db.prepare(`INSERT INTO contact (id, runId, visitSeq, attempt, nodeId, personId, caseId, debtIds, channel, address, textId, language, body, at, sendByRealMs, windowEndMs, status)
    VALUES (?, ?, 1, 1, 'sms', 'p', 'c', '[]', 'sms', 'x', 't', 'fr', 'b', 2000, 0, 0, 'delivered')`)
  for (const [i, entryDay] of ['2026-11-30', '2026-12-01', '2026-12-31'].entries()) {
    run.run(`r${i}`, i + 1, entryDay)
    visit.run(`r${i}`, entryDay)
    contact.run(`k${i}`, `r${i}`)
    const counts = countsOf({ versionId: 'v', nodeId: 'sms', entryDay, arms: ';tone=x;', enteredAt: 1000, leftAt: 5000, outcome: 'replied', costCents: 8 })
    for (const c of counts.filter((one) => !one.entryDay.startsWith('m'))) {
      count.run(c.versionId, c.entryDay, c.arm, c.nodeId, c.outcome, c.n, c.costCents)
      if (c.bucket !== null) time.run(c.versionId, c.entryDay, c.arm, c.nodeId, c.outcome, c.bucket, c.n)
    }
  }
  contact.run('lost', 'a-run-that-is-lost')
}

it('a database from before the figures is counted right at once', async () => {
  const { db, drop } = await broughtUp(FIGURES, beforeFigures)
  expect(rollupDifferences(db)).toEqual([])
  const cohorts = db.read.all('SELECT arm, grp, n, recovered, arrearsRecovered, contacted, optedOut, complained FROM rollup_run ORDER BY grp, arm')
  const paid = { n: 1, recovered: 10_000, arrearsRecovered: 1e8, contacted: 1, optedOut: 1, complained: 1 }
  expect(cohorts).toEqual([
    { arm: '', grp: 'control', n: 1, recovered: 0, arrearsRecovered: 0, contacted: 0, optedOut: 0, complained: 0 },
    { arm: '', grp: 'treated', ...paid }, { arm: 'tone=x', grp: 'treated', ...paid },
  ])
  expect(db.read.all('SELECT arm, entryDay, sent, delivered, reached, replied FROM rollup_contact ORDER BY arm, entryDay')).toEqual(
    ['', 'tone=x'].flatMap((arm) => ['', '2026-11-23', 'm2026-11'].map((entryDay) => ({ arm, entryDay, sent: 1, delivered: 1, reached: 1, replied: 1 }))))
  expect(db.read.get('SELECT versionId, entryDay, arms FROM promise')).toEqual({ versionId: 'v', entryDay: '2026-11-23', arms: ';tone=x;' })
  await drop()
})

it('a database from before the months is counted by month at once, and goes on so', async () => {
  const { db, drop } = await broughtUp(MONTHS, beforeMonths)
  // A cohort of runs is not what this is about: theirs were written without being counted.
  const wrong = () => rollupDifferences(db).filter((one) => !one.startsWith('rollup_run'))
  expect(wrong()).toEqual([])
  const months = (table: string, n: string) => db.read.all(`SELECT arm, entryDay, ${n} AS n FROM ${table} WHERE entryDay LIKE 'm2%' ORDER BY arm, entryDay`)
  const both = ['', 'tone=x'].flatMap((arm) => [{ arm, entryDay: 'm2026-11', n: 1 }, { arm, entryDay: 'm2026-12', n: 2 }])
  expect([months(`(SELECT * FROM rollup WHERE outcome = '')`, 'costCents / 8'), months('rollup_time', 'n'), months('rollup_contact', 'delivered')]).toEqual([both, both, both])
  // The triggers were made again with the view: what a contact comes to changes its month too.
  await db.write((sql) => sql.run(`UPDATE contact SET status = 'undelivered'`))
  expect(wrong()).toEqual([])
  expect(months('rollup_contact', 'sent - delivered')).toEqual(both)
  await drop()
})
