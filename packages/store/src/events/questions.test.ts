import { SUSPENSIONS } from '@parcours/journey'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../db/open-db.ts'
import { putPerson, putPortfolio, T0 } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import { effectOfAnswer, reviewStanding } from './questions.ts'
import { releaseSuspension, suspend } from './suspensions.ts'

const DAY = 86_400_000

let db: Db
let drop: () => Promise<void>
beforeEach(async () => {
  ;({ db, drop } = await tempDb())
  await db.write((sql) => {
    putPortfolio(sql)
    putPerson(sql, { n: 1 })
  })
})
afterEach(() => drop())

interface Task { id: string; results: string; dueAt: number; kind: string; caseId: string | null }
const tasks = () => db.read.all<Task>(`SELECT id, kind, caseId, results, dueAt FROM task WHERE status = 'open' ORDER BY rowid`)
const resultsOf = (task: Task | undefined) => JSON.parse(task?.results ?? '[]') as string[]

describe('the answers to a question', () => {
  it.each(SUSPENSIONS)('about %s can lift the suspension, and each says what it does', async (kind) => {
    await db.write((sql) => suspend(sql, { kind, personId: 'per1', caseId: 'case1', nowMs: T0, eventId: 'e', task: true }))
    const effects = resultsOf(tasks()[0]).map((result) => effectOfAnswer(kind, result))
    expect(effects).toContain('lift')
    expect(effects).not.toContain(undefined)
  })
  it('withdraw only what is disputed', () => {
    expect(SUSPENSIONS.filter((kind) => effectOfAnswer(kind, 'close') === 'withdraw')).toEqual(['dispute'])
  })
  it('of the old names mean what they meant', () => {
    expect(SUSPENSIONS.every((kind) => effectOfAnswer(kind, 'resume') === 'lift')).toBe(true)
    expect([effectOfAnswer('complaint', 'close'), effectOfAnswer('unread_reply', 'close')]).toEqual(['keep', 'lift'])
    expect(effectOfAnswer('complaint', 'shrugged')).toBeUndefined()
  })
})

describe('a suspension without an end', () => {
  const kept = (untilMs?: number) =>
    db.write((sql) => suspend(sql, { kind: 'vulnerable', personId: 'per1', caseId: 'case1', nowMs: T0, eventId: 'e', untilMs, task: true }))
  const answered = () => db.write((sql) => sql.run(`UPDATE task SET status = 'resolved', result = 'keep'`))

  it('gets a review when its task is done and it stands, one at a time', async () => {
    const id = await kept()
    await reviewStanding(db, T0)
    expect(tasks()).toHaveLength(1)
    for (const n of [2, 3]) {
      await answered()
      for (let i = 0; i < 2; i++) await reviewStanding(db, T0 + n * DAY)
      expect(tasks()).toMatchObject([{ id: `task_${id}_${n}`, kind: `suspension:${id}`, caseId: 'case1', dueAt: T0 + (n + 30) * DAY }])
      expect(resultsOf(tasks()[0])).toEqual(['resume', 'keep'])
    }
  })
  it('gets one also when it came without any task', async () => {
    await db.write((sql) => suspend(sql, { kind: 'moratorium', personId: 'per1', nowMs: T0, eventId: 'e' }))
    await reviewStanding(db, T0)
    expect(tasks()).toMatchObject([{ caseId: null }])
  })
  it('needs none once it is lifted, nor while its end is known', async () => {
    await kept(T0 + DAY)
    await answered()
    await reviewStanding(db, T0)
    expect(tasks()).toEqual([])
    const id = await db.write((sql) => suspend(sql, { kind: 'complaint', personId: 'per1', nowMs: T0, eventId: 'e' }))
    await db.write((sql) => releaseSuspension(sql, id, T0))
    await reviewStanding(db, T0)
    expect(tasks()).toEqual([])
  })
})
