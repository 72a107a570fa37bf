import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultSettings, type Journey, type JourneySettings, type Plan } from '@parcours/journey'
import { catalog } from '@parcours/nodes'
import { enrolCase, liveJourney, loadCase, newId, openDb, putSetting, type ContactRecord, type Db, type Sql } from '@parcours/store'
import { DEFAULT_TEXTS } from '@parcours/texts'
import type { Channel, ChannelName, SendResult } from '../../channels/index.ts'
import type { StepArgs, StepReply } from '../../workflows/protocol.ts'
import { contact } from '../contact.ts'
import { PlanCache, type Deps } from '../context.ts'

/** A Tuesday, 10:00 in Paris: an hour at which texts may go. */
export const TUESDAY_10 = Date.UTC(2027, 1, 2, 9)
export const DAY = 86_400_000

/** The gate over a database of its own: one person in Paris with one case, and providers that answer as told. Time is the test's. */
export class GateWorld {
  readonly deps: Deps
  nowMs = TUESDAY_10
  /** What the providers say to the next attempt. */
  answer: SendResult = { kind: 'accepted', providerId: 'p', costCents: 6 }
  readonly sent: string[] = []
  private readonly folder: string

  private constructor(folder: string, db: Db) {
    this.folder = folder
    const channel = (name: ChannelName): Channel => ({
      name, sandbox: true, lookup: () => Promise.resolve({ kind: 'not_found' }),
      send: ({ reference }) => {
        this.sent.push(reference)
        return Promise.resolve(this.answer)
      },
    })
    this.deps = {
      db, catalog, plans: new PlanCache(db), publicUrl: 'http://127.0.0.1:1', linkSecret: 'secret',
      clock: { nowMs: () => this.nowMs, realMs: () => this.nowMs, sleepMs: (untilMs) => Math.max(1, untilMs - this.nowMs) },
      channels: { sms: channel('sms'), email: channel('email'), letter: channel('letter'), voice_ai: channel('voice_ai') },
    }
  }

  static async open(): Promise<GateWorld> {
    const folder = mkdtempSync(join(tmpdir(), 'parcours-gate-'))
    const db = await openDb(join(folder, 'test.db'))
    await db.write(putPerson)
    for (const id of ['FR', 'FR-AM']) await putSetting(db, `calendar.${id}`, { id, workdays: [1, 2, 3, 4, 5], holidays: ['2027-05-01'] })
    await putSetting(db, 'pacing.off', true)
    return new GateWorld(folder, db)
  }

  async close(): Promise<void> {
    await this.deps.db.close()
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** What a person read or will read of an attempt. */
  body = (runId: string) => this.deps.db.read.get<{ body: string }>('SELECT body FROM contact WHERE runId = ?', runId)?.body

  /** Enrols the case in a journey that sends one text and waits at most a day for its moment. @returns the run's id */
  enrol(settings: Partial<JourneySettings> = {}, parent?: { runId: string; visit: number }): Promise<string> {
    return this.deps.db.write((sql) => {
      const live = liveJourney(sql, { journeyId: putJourney(sql, settings) })
      const snapshot = loadCase(sql, 'case', this.nowMs)
      if (!live || !snapshot) throw new Error('the world is not whole')
      const enrolled = enrolCase(sql, { version: live.version, snapshot, nowMs: this.nowMs, day: '2027-02-02', ...(parent && { parent }) })
      if (enrolled.kind === 'refused') throw new Error(enrolled.reason)
      sql.run(`UPDATE run SET status = 'open' WHERE id = ?`, enrolled.runId)
      return enrolled.runId
    })
  }

  /** One attempt of the text, as its workflow asks for it. */
  async tries(runId: string, attempt: number, more: Partial<StepArgs> = {}): Promise<StepReply['outcome']> {
    const planHash = this.deps.db.read.get<{ planHash: string }>('SELECT planHash FROM run WHERE id = ?', runId)?.planHash ?? ''
    const reply = await contact(this.deps, {
      kind: 'contact', at: 0, node: 1, visit: 2, attempt, data: {}, openedMs: TUESDAY_10, firstMs: TUESDAY_10, dueMs: TUESDAY_10, runId, planHash,
      tag: 10, prevTag: 3, watermark: 0, trace: [{ no: 1, type: 'open', visit: 2, node: 1, atMs: TUESDAY_10 }], ...more,
    })
    return reply.outcome
  }

  rows = (runId: string) => this.deps.db.read.all<Pick<ContactRecord, 'attempt' | 'status'>>('SELECT attempt, status FROM contact WHERE runId = ? ORDER BY attempt', runId)
  place(runId: string) {
    const visit = this.deps.db.read.get<{ state: string; because: string | null; nextAt: number | null }>(
      'SELECT state, because, nextAt FROM visit WHERE runId = ? AND seq = 2', runId)
    return visit && { ...visit, because: JSON.parse(visit.because ?? 'null') as unknown }
  }
  verdicts = (runId: string) => this.deps.db.read.all<{ verdict: string; rules: string }>('SELECT verdict, rules FROM decision WHERE runId = ? ORDER BY id', runId)
}

function putPerson(sql: Sql): void {
  for (const t of DEFAULT_TEXTS) {
    sql.run('INSERT INTO text (id,name,version,channel,tone,languages,createdAt,createdBy) VALUES (?,?,?,?,?,?,0,?)', `${t.id}@${t.version}`, t.id, t.version, t.channel, t.tone, JSON.stringify(t.languages), 'a')
  }
  sql.run(`INSERT INTO portfolio (id, name, creditor, collector, country, currency) VALUES ('p1', 'Cards', 'Banque Exemple', 'creditor', 'FR', 'EUR')`)
  sql.run(`INSERT INTO person (id, portfolioId, customerRef, firstName, lastName, postcode, country, zones, search) VALUES ('per','p1','K','Ana','Essai','75011','FR','["Europe/Paris"]','')`)
  sql.run(`INSERT INTO collection_case (id, ref, personId, portfolioId, currency) VALUES ('case','C-1','per','p1','EUR')`)
  sql.run(`INSERT INTO contact_point (id, personId, kind, value) VALUES ('m','per','mobile','+33639980001')`)
  sql.run(`INSERT INTO debt (id, portfolioId, personId, caseId, reference, currency, balanceCents, arrearsCents, dueDate, updatedAt)
    VALUES ('debt','p1','per','case','D-1','EUR',90000,30000,'2027-01-10',0)`)
}

function putJourney(sql: Sql, changes: Partial<JourneySettings>): string {
  const id = newId('jrn').replace('_', '-').toLowerCase()
  const settings = { ...defaultSettings(), ...changes }
  const drawing: Journey = { format: 1, slug: id, name: id, settings, nodes: [], edges: [] }
  const plan: Plan = {
    engine: 1, slug: id, entry: { treated: 0, control: 0 }, ends: settings.ends, suspends: settings.suspends, listens: [],
    nodes: [
      { id: 'enter', type: 'enter', entry: 0, exits: {}, config: { controlShare: 0 } },
      { id: 'text', type: 'sms', entry: 0, exits: {}, config: { textId: 'sms-courteous@1', waitForAnswer: false, maxDeferralDays: 1 } },
    ],
    instructions: [{ op: 'act', node: 1, step: 'send', contact: true, on: {}, maxDeferralMs: DAY }],
  }
  sql.run('INSERT INTO journey (id, slug, name, draft, savedAt, savedBy, createdAt, liveVersionId) VALUES (?,?,?,?,0,?,0,?)', id, id, id, '{}', 'a', `${id}-1`)
  sql.run('INSERT INTO version (id, journeyId, number, drawing, plan, hash, publishedAt, publishedBy) VALUES (?,?,1,?,?,?,0,?)',
    `${id}-1`, id, JSON.stringify(drawing), JSON.stringify(plan), id, 'a')
  return id
}
