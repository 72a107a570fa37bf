import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wallClock } from '@parcours/clock'
import { catalog } from '@parcours/nodes'
import { applyTrace, openDb, runById, setPlace, versionInfo, type PassageEntry, type VisitRecord } from '@parcours/store'
import { checkContext } from '../checks.ts'
import type { Deps } from '../deps.ts'
import { readEnv } from '../env.ts'
import { appRouter } from '../routers/router.ts'
import { seed } from '../seed.ts'
import { insertJourney } from '../use-cases/create-journey.ts'
import { publishJourney } from '../use-cases/publish-journey.ts'
import { journeyOfTests } from './journey.ts'
import { putPeople } from './people.ts'

/** Monday 23 November 2026, 10:00 in Paris. */
export const MONDAY_10 = Date.UTC(2026, 10, 23, 9)
export const HOUR = 3_600_000

/** The desk over a database of its own: texts, a published journey, three people, and a clock that the test sets. */
export class TestDesk {
  readonly deps: Deps
  journeyId = ''
  nowMs = MONDAY_10
  private readonly folder: string
  private tag = 0

  private constructor(folder: string, db: Deps['db']) {
    this.folder = folder
    const env = readEnv({
      PARCOURS_DATA: folder, PARCOURS_DB: join(folder, 'test.db'), DESK_PORT: '0', PUBLIC_PORT: '0', PUBLIC_URL: 'http://127.0.0.1:1',
      TEMPORAL_UI_URL: 'http://127.0.0.1:8233/', WEBHOOK_SECRET: 'x'.repeat(8), LINK_SECRET: 'x'.repeat(8), TWILIO_AUTH_TOKEN: 'x'.repeat(8),
      VOICE_SECRET: 'x'.repeat(8), EMAIL_WEBHOOK_SECRET: 'x'.repeat(8),
    })
    const clock = { nowMs: () => this.nowMs, realMs: () => this.nowMs, state: () => wallClock }
    this.deps = { db, env, catalog, clock, checks: () => checkContext(db), log: () => {} }
  }

  static async open(): Promise<TestDesk> {
    const folder = mkdtempSync(join(tmpdir(), 'parcours-desk-'))
    const desk = new TestDesk(folder, await openDb(join(folder, 'test.db')))
    await seed(desk.deps)
    desk.journeyId = await desk.deps.db.write((sql) => {
      putPeople(sql, MONDAY_10)
      return insertJourney(sql, { journey: journeyOfTests(), actor: 'Claire', nowMs: MONDAY_10 })
    })
    const published = await publishJourney(desk.deps, { journeyId: desk.journeyId, revision: 1, actor: 'Claire' })
    if (published.kind !== 'published') throw new Error(JSON.stringify(published))
    return desk
  }

  async close(): Promise<void> {
    await this.deps.db.close()
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** The API as a person of this name calls it. */
  as(actor: string) {
    return appRouter.createCaller({ deps: this.deps, actor })
  }

  /** Enrols a case by its reference. @returns the run's id */
  async enrol(caseRef: string): Promise<string> {
    const answer = await this.as('Claire').journeys.enrolCase({ journeyId: this.journeyId, caseRef })
    if (answer.kind === 'refused') throw new Error(answer.reason.en)
    await this.deps.db.write((sql) => sql.run(`UPDATE run SET status = 'open' WHERE id = ?`, answer.runId))
    return answer.runId
  }

  /** Opens and closes visits as the workflow reports them: `open` by node id, `close` by outcome. */
  async pass(runId: string, steps: readonly ({ visit: number; open: string } | { visit: number; close: string })[]): Promise<void> {
    await this.deps.db.write((sql) => {
      const run = runById(sql, runId)
      const info = run && versionInfo(sql, run.versionId)
      if (!run || !info) throw new Error(`there is no run ${runId}`)
      const trace = steps.map((step): PassageEntry => 'open' in step
        ? { type: 'open', visit: step.visit, node: info.plan.nodes.findIndex((node) => node.id === step.open), atMs: this.nowMs }
        : { type: 'close', visit: step.visit, outcome: step.close, atMs: this.nowMs })
      applyTrace(sql, run, { plan: info.plan, trace, tag: (this.tag += 1) })
    })
  }

  async stand(runId: string, seq: number, place: { state: VisitRecord['state']; because?: unknown; nextAt?: number; waitsFor?: string }): Promise<void> {
    await this.deps.db.write((sql) => setPlace(sql, { runId, seq }, place))
  }
}
