import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { liftStop, openDb, reconcileReport } from '@parcours/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBackup } from '../../scripts/lib/backup/backup.ts'
import { restoreBackup } from '../../scripts/lib/backup/restore.ts'
import { judge } from '../support/crash-assertions.ts'
import { ledger, providerLog } from '../support/crash-provider-log.ts'
import { moveTo, startCrashWorld, type CrashWorld } from '../support/crash-world.ts'
import { TestJourney } from '../support/test-journey.ts'
import { gather, type Driver } from './driver/cohort.ts'
import { comesToRest, everybodyArrives } from './driver/rest.ts'
import { scriptOf } from './driver/script.ts'
import { FACTOR, stageIn } from './play.ts'

/** Nobody is told anything: an event that came after the backup is lost with it, and its sender has to say it again. */
const SCRIPT = scriptOf({ seed: 7, runs: 30, events: 0, spreadMs: 3_000, mark: 'restore' })

let world: CrashWorld
let story: TestJourney
let cohort: Driver
const place = mkdtempSync(join(tmpdir(), 'parcours-backup-'))
const [copy, empty] = [join(place, 'copy'), join(place, 'restored')]
const requests = async () => (await providerLog(world)).length
let sent: { atBackup: number; later: number }
/** Requests at the providers that the ledger does not know. */
const withoutRow = async () => {
  const known = new Set(ledger(world.db).map(({ reference }) => reference))
  return (await providerLog(world)).flatMap(({ reference }) => (known.has(reference) ? [] : [reference]))
}

beforeAll(async () => {
  world = await startCrashWorld({ start: '2027-02-01T08:00:00+01:00', factor: FACTOR })
  const stage = await stageIn(world)
  story = stage.story
  cohort = await gather(story, SCRIPT)
  await cohort.tellAll(stage.journeyId)
  while ((await requests()) < 12) await sleep(20)
  const atBackup = await requests()
  await makeBackup({ from: world.folder, to: copy, withoutSecrets: false })
  // The providers move on: texts, mails and calls that the copy has never heard of.
  for (const lastMs = Date.now() + 40_000; (await requests()) < atBackup + 30 && Date.now() < lastMs; ) await sleep(100)
  sent = { atBackup, later: await requests() }
  process.env['PAYLOAD_KEYS'] = world.env.PAYLOAD_KEYS
}, 180_000)
afterAll(async () => {
  delete process.env['PAYLOAD_KEYS']
  await world.stop()
  rmSync(place, { recursive: true, force: true })
})

describe('a backup of a running system, restored into an empty folder while the providers have moved on', () => {
  it('is refused in a sentence where a file is missing or not the one that was copied', async () => {
    const damaged = join(place, 'damaged')
    cpSync(copy, damaged, { recursive: true })
    appendFileSync(join(damaged, 'temporal.db'), ' ')
    await expect(restoreBackup({ from: damaged, into: empty, replace: false })).rejects.toThrow(/temporal\.db in .* content has changed\. Nothing was restored\./)
    rmSync(join(damaged, 'temporal.db'))
    await expect(restoreBackup({ from: damaged, into: empty, replace: false })).rejects.toThrow(/temporal\.db is missing from the backup/)
    rmSync(join(damaged, 'manifest.json'))
    await expect(restoreBackup({ from: damaged, into: empty, replace: false })).rejects.toThrow(/no whole backup/)
    expect(existsSync(empty)).toBe(false)
  })

  it('comes up with the emergency stop, finds what was sent since, and contacts nobody', async () => {
    await restoreBackup({ from: copy, into: empty, replace: false })
    await expect(restoreBackup({ from: copy, into: empty, replace: false })).rejects.toThrow(/is not empty/)
    const cut = await beginsAgainBetweenTheCopies()
    const lost = world.folder
    world = await moveTo(world, empty)
    rmSync(lost, { recursive: true, force: true })
    story = await TestJourney.on(world)
    const before = await requests()
    const report = reconcileReport(world.db.read)
    console.info(`${sent.atBackup} requests at the backup, ${before} at the power cut;`, report)
    expect(report).toMatchObject({ open: [], messagesOfLostRuns: 0, workflowsEnded: 0 })
    // What went out while the copy was being made is in it; everything after is found.
    expect(report?.messagesFound).toBeGreaterThan(0)
    expect(report?.messagesFound).toBeLessThanOrEqual(before - sent.atBackup)
    expect(await withoutRow()).toEqual([])
    expect(stops()).toEqual([{ actor: 'restore', needsReconcile: 0 }])
    expect(cut.filter((id) => (tagOf(id) ?? 0) >= 2 * EXECUTION)).toEqual([])
    await sleep(5_000)
    expect(await requests()).toBe(before)
  }, 120_000)

  it('goes on when an operator lifts the stop, and all eight assertions hold: nobody hears the same twice', async () => {
    await world.db.write((sql) => {
      const stop = sql.get<{ id: string }>('SELECT id FROM contact_stop WHERE liftedAt IS NULL')
      return liftStop(sql, { id: stop?.id ?? '', reason: 'reconciled', actor: 'Story', nowMs: world.businessNow() })
    })
    await everybodyArrives(story, cohort)
    await comesToRest(story)
    const verdicts = await judge({ world, cohort, off: [] })
    expect(verdicts.filter(({ faults }) => faults.length > 0)).toEqual([])
    expect(await requests()).toBeGreaterThan(sent.later)
  }, 180_000)
})

const EXECUTION = 10_000_000
const tagOf = (id: string) => world.db.read.get<{ tag: number }>('SELECT tag FROM run WHERE id = ?', id)?.tag
/** Some runs were cut or moved after Temporal's file was copied and before ours: our rows know of an execution that never began. */
async function beginsAgainBetweenTheCopies(): Promise<string[]> {
  const db = await openDb(join(empty, 'parcours.db'))
  const ids = db.read.all<{ id: string }>(`SELECT id FROM run WHERE status = 'open' ORDER BY id LIMIT 3`).map(({ id }) => id)
  await db.write((sql) => ids.forEach((id) => sql.run('UPDATE run SET tag = ? WHERE id = ?', 2 * EXECUTION + 5, id)))
  await db.close()
  expect(ids.length).toBeGreaterThan(0)
  return ids
}

const stops = () => world.db.read.all('SELECT actor, needsReconcile FROM contact_stop WHERE liftedAt IS NULL')
