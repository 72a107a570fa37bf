import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { evaluateCondition, factsOf } from '@parcours/facts'
import { Journey } from '@parcours/journey'
import { builtInPacks, calendarIdsOf } from '@parcours/policy'
import { Scorecard, SELF_CURE } from '@parcours/scoring'
import { allCalendars, allCases, allTexts, arrearsOf, factsOfCase, getSetting, loadCase, openDb, scorecardBody, type Db } from '@parcours/store'
import { DEFAULT_TEXTS } from '@parcours/texts'
import { seedBasics, seedDemo } from '../index.ts'

const START = Date.UTC(2026, 10, 23, 9)
const DAY = 86_400_000
const TABLES = ['portfolio', 'person', 'contact_point', 'collection_case', 'debt', 'text', 'scorecard', 'setting', 'journey'] as const

let db: Db
let folder = ''

async function open(): Promise<Db> {
  folder = mkdtempSync(join(tmpdir(), 'parcours-seed-'))
  db = await openDb(join(folder, 'demo.db'))
  return db
}
afterEach(async () => {
  await db.close()
  rmSync(folder, { recursive: true })
})

const dump = () => TABLES.map((table) => db.read.all(`SELECT * FROM "${table}" ORDER BY 1`))
const counts = () => TABLES.map((table) => db.read.get<{ n: number }>(`SELECT COUNT(*) AS n FROM "${table}"`)?.n)

describe('an empty database', () => {
  test('takes the demo once: all rows, the sums of the extract, and a second seed changes nothing', async () => {
    await open()
    expect(await seedDemo(db, START)).toEqual({ persons: 4_250, debts: 4_924 })
    expect(counts()).toEqual([2, 4_250, 12_437, 4_250, 4_924, DEFAULT_TEXTS.length, 1, 11, 3])
    expect(db.read.all('SELECT currency, SUM(arrearsCents) AS arrears, SUM(balanceCents > arrearsCents) > 0 AS owesMore FROM debt GROUP BY currency'))
      .toEqual([{ currency: 'EUR', arrears: 134_983_183, owesMore: 1 }, { currency: 'USD', arrears: 2_282_753, owesMore: 1 }])
    expect(db.read.get('SELECT COUNT(*) AS n FROM debt d JOIN collection_case c ON c.id = d.caseId JOIN person p ON p.id = c.personId AND p.id = d.personId'))
      .toEqual({ n: 4_924 })
    const before = dump()
    expect(await seedDemo(db, START + 30 * DAY)).toEqual({ persons: 4_250, debts: 4_924 })
    expect(dump()).toEqual(before)
  })

  test('holds cases that the segments of the journeys find: 200 French at the start, newcomers on the next weekday', async () => {
    await open()
    await seedDemo(db, START)
    const drafts = db.read.all<{ slug: string; draft: string }>('SELECT slug, draft FROM journey').map((row) => Journey.parse(JSON.parse(row.draft)))
    const ids = allCases(db.read, '', 10_000)
    const matching = (nowMs: number) => {
      const late = ids.map((id) => loadCase(db.read, id, nowMs)!).filter((one) => arrearsOf(one.debts) > 500).map((one) => factsOf(factsOfCase(one, nowMs)))
      return Object.fromEntries(drafts.map(({ slug, nodes }) => {
        const segment = String(nodes.find((n) => n.type === 'enter')?.config.segment)
        return [slug, late.map((facts) => evaluateCondition(segment, facts)).filter((a) => a.kind === 'value' && a.value === true).length]
      }))
    }
    expect(matching(START)).toEqual({ 'early-reminder': 200, 'us-first-notice': 12, 'last-letter': 0 })
    const tomorrow = matching(START + DAY)
    expect(tomorrow['us-first-notice']).toBe(13)
    expect(tomorrow['early-reminder']).toBeGreaterThanOrEqual(215)
    expect(tomorrow['early-reminder']).toBeLessThanOrEqual(225)
  })

  test('takes the basics alone, without a debtor', async () => {
    await open()
    await seedBasics(db, START)
    expect(counts()).toEqual([0, 0, 0, 0, 0, DEFAULT_TEXTS.length, 1, 9, 0])
    expect(allTexts(db.read).find((t) => t.id === 'letter-amicable@1')).toMatchObject({ name: 'letter-amicable', version: 1, withdrawnAt: null })
    expect(JSON.parse(allTexts(db.read).find((t) => t.id === 'sms-offer@1')!.variables)).toEqual(['person.firstName', 'sender.name', 'link.offer', 'optOut.instruction'])
    expect(Scorecard.parse(scorecardBody(db.read, 'self-cure@1'))).toEqual(SELF_CURE)
    expect(getSetting<{ id: string }[]>(db.read, 'actors')?.map((a) => a.id)).toHaveLength(3)
  })

  test('has every calendar that a policy pack asks for, from the year before to six years on', async () => {
    await open()
    await seedBasics(db, START)
    const calendars = new Map(allCalendars(db.read).map((c) => [c.id, c]))
    expect([...calendars.keys()]).toEqual(expect.arrayContaining([...calendarIdsOf(builtInPacks), 'US']))
    // 26 December and Good Friday are holidays in Alsace-Moselle alone.
    for (const day of ['2026-12-26', '2026-04-03']) {
      expect([calendars.get('FR-AM')?.holidays.includes(day), calendars.get('FR')?.holidays.includes(day)]).toEqual([true, false])
    }
    for (const { workdays, holidays } of calendars.values()) {
      expect(workdays).toEqual([1, 2, 3, 4, 5])
      expect([holidays[0]?.slice(0, 4), holidays.at(-1)?.slice(0, 4)]).toEqual(['2025', '2032'])
    }
  })
})

describe('a database in use', () => {
  test('keeps what people have changed: a withdrawn text, other names', async () => {
    await open()
    await seedDemo(db, START)
    await db.write((sql) => {
      sql.run('UPDATE text SET withdrawnAt = 5 WHERE id = ?', 'sms-factual@1')
      sql.run(`UPDATE setting SET value = '[]' WHERE key = 'actors'`)
      sql.run('DELETE FROM text WHERE id = ?', 'email-offer@1')
    })
    await seedDemo(db, START)
    expect(allTexts(db.read).find((t) => t.id === 'sms-factual@1')?.withdrawnAt).toBe(5)
    expect(getSetting(db.read, 'actors')).toEqual([])
    // A text that an older version did not have arrives with the upgrade.
    expect(allTexts(db.read).some((t) => t.id === 'email-offer@1')).toBe(true)
  })

  test('goes on with a seed that was cut off, by the instant of its beginning', async () => {
    await open()
    await seedDemo(db, START)
    const whole = dump()
    await db.write((sql) => {
      sql.run(`DELETE FROM setting WHERE key = 'demo.seeded'`)
      sql.run('DELETE FROM debt WHERE id > ?', 'dbt_15000')
      sql.run('DELETE FROM journey')
    })
    await seedDemo(db, START + 3 * DAY)
    expect(dump()).toEqual(whole)
  })
})
