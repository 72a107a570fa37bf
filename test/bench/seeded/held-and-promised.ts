import type { Db } from '@parcours/store'
import { inPages } from './pages.ts'

const DAY_MS = 86_400_000

interface Seed {
  versionIds: readonly string[]
  nowMs: number
  count: number
}

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i)
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** Contacts that the law postpones now, as on a Monday before nine: open visits of the live version, the only ones a figure reads. */
export function seedHeld(db: Db, { versionIds, nowMs, count }: Seed): Promise<number> {
  const because = JSON.stringify({ rules: ['fr-hours'], law: true })
  return inPages(db, numbers(count), (sql, i) => sql.run(
    `INSERT INTO visit (runId, seq, versionId, nodeId, nodeType, enteredAt, openTag, entryDay, arms, state, because, nextAt, grp) VALUES (?,1,?,?,?,?,1,?,?,'postponed',?,?,'treated')`,
    `held_${i}`, versionIds.at(-1) ?? '', i % 2 === 0 ? 'sms' : 'email', i % 2 === 0 ? 'sms' : 'email', nowMs - DAY_MS, dayOf(nowMs - (i % 20) * DAY_MS), `;split=${i % 2 === 0 ? 'A' : 'B'};`,
    because, nowMs + 30 * DAY_MS))
}

/** Promises of a year, most of them kept or broken by now. */
export function seedPromises(db: Db, { versionIds, nowMs, count }: Seed): Promise<number> {
  return inPages(db, numbers(count), (sql, i) => {
    const madeMs = nowMs - (i % 365) * DAY_MS
    sql.run(
      `INSERT INTO promise (id, caseId, personId, runId, amountCents, currency, dueDate, dueAt, status, source, createdAt, versionId, entryDay, arms) VALUES (?,?,?,?,5000,'EUR',?,?,?,'call',?,?,?,?)`,
      `promise_${i}`, `none_${i}`, `none_${i}`, `none_${i}`, dayOf(madeMs + 10 * DAY_MS), madeMs + 10 * DAY_MS, i % 365 < 12 ? 'open' : i % 3 === 0 ? 'broken' : 'kept', madeMs,
      versionIds[i % versionIds.length] ?? '', dayOf(madeMs), `;split=${i % 2 === 0 ? 'A' : 'B'};`)
  })
}
