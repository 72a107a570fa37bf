import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { migrate } from '../db/migrate.ts'
import { openDb } from '../db/open-db.ts'
import { rollupDifferences } from './rebuild.ts'

const MIGRATIONS = fileURLToPath(new URL('../../../../prisma/migrations', import.meta.url))
const FIGURES = '20261122041500_figures'

/** The database of a version before the figures, with one treated run in an arm and one control. */
function oldDatabase(folder: string): string {
  const before = join(folder, 'migrations')
  mkdirSync(before)
  for (const name of readdirSync(MIGRATIONS)) if (name < FIGURES) cpSync(join(MIGRATIONS, name), join(before, name), { recursive: true })
  const file = join(folder, 'old.db')
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  migrate(db, before)
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
  db.close()
  return file
}

it('a database from before the figures is counted right at once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parcours-old-'))
  const db = await openDb(oldDatabase(folder))
  expect(rollupDifferences(db)).toEqual([])
  const cohorts = db.read.all('SELECT arm, grp, n, recovered, arrearsRecovered, contacted, optedOut, complained FROM rollup_run ORDER BY grp, arm')
  const paid = { n: 1, recovered: 10_000, arrearsRecovered: 1e8, contacted: 1, optedOut: 1, complained: 1 }
  expect(cohorts).toEqual([
    { arm: '', grp: 'control', n: 1, recovered: 0, arrearsRecovered: 0, contacted: 0, optedOut: 0, complained: 0 },
    { arm: '', grp: 'treated', ...paid }, { arm: 'tone=x', grp: 'treated', ...paid },
  ])
  expect(db.read.all('SELECT arm, entryDay, sent, delivered, reached, replied FROM rollup_contact ORDER BY arm, entryDay')).toEqual(
    ['', 'tone=x'].flatMap((arm) => ['', '2026-11-23'].map((entryDay) => ({ arm, entryDay, sent: 1, delivered: 1, reached: 1, replied: 1 }))))
  expect(db.read.get('SELECT versionId, entryDay, arms FROM promise')).toEqual({ versionId: 'v', entryDay: '2026-11-23', arms: ';tone=x;' })
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})
