import fc from 'fast-check'
import { loadCase } from '../../cases/snapshot.ts'
import type { ContactRecord } from '../../cases/rows.ts'
import { beginContact, settleContact } from '../../contacts/ledger.ts'
import type { Sql } from '../../db/open-db.ts'
import { applyClick, applyOptOut, applyPromise, applyReply } from '../../events/facts.ts'
import { applyPayment } from '../../events/payments.ts'
import { receive, settle } from '../../events/receive.ts'
import { assignArm } from '../../runs/arms.ts'
import { endRun } from '../../runs/end.ts'
import { enrolCase } from '../../runs/enrol.ts'
import type { RunRecord, VisitRecord } from '../../runs/rows.ts'
import { applyTrace, dropGhosts, setPlace } from '../../runs/trace.ts'
import { putPerson, putPortfolio, T0 } from '../../testing/rows.ts'
import { NODES, PLAN, putDrawnJourney, WINDOW_DAYS } from './drawn.ts'

const PEOPLE = 12
const DAY = 86_400_000
const OUTCOMES = ['replied', 'no_reply', 'left:cured', 'left:ceased'] as const
const STATUSES = ['sent', 'delivered', 'undelivered', 'failed', 'unknown'] as const
const CHANNELS = { sms: 'sms', call: 'voice_ai', letter: 'letter' } as const

/** One thing that happens; the numbers choose among what there is then. */
export interface Happening {
  what: keyof typeof HAPPENS
  a: number
  b: number
  c: number
}

/** A world at work: the real functions of the store, called in any order. */
interface Scene {
  sql: Sql
  nowMs: number
  /** Grows with everything: tags, references, message ids. */
  no: number
}

export function putWorld(sql: Sql): void {
  putPortfolio(sql)
  for (let n = 0; n < PEOPLE; n++) putPerson(sql, { n, arrearsCents: 5000 + 700 * n })
  putDrawnJourney(sql, 'a', 2)
  putDrawnJourney(sql, 'b', 1)
}

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]
const runs = (sql: Sql): RunRecord[] => sql.all('SELECT * FROM run ORDER BY rowid')
const openVisits = (sql: Sql): VisitRecord[] => sql.all('SELECT * FROM visit WHERE leftAt IS NULL ORDER BY rowid')
const contacts = (sql: Sql): ContactRecord[] => sql.all('SELECT * FROM contact ORDER BY rowid')
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

const HAPPENS = {
  dayPasses: (scene: Scene, { a }: Happening) => { scene.nowMs += (1 + (a % 3)) * DAY },
  enrol({ sql, nowMs }: Scene, { a, b, c }: Happening) {
    const [id, journeyId] = ([['a-f1', 'a'], ['a-f2', 'a'], ['b-f1', 'b']] as const)[b % 3] ?? ['a-f1', 'a']
    const snapshot = loadCase(sql, `case${a % PEOPLE}`, nowMs)
    if (!snapshot) return
    const enrolled = enrolCase(sql, {
      snapshot, nowMs, day: dayOf(nowMs),
      version: {
        id, journeyId, slug: journeyId, hash: 'h', windowDays: WINDOW_DAYS, toleranceCents: 500, toleranceShare: 0.01, priority: 1, whenBusy: 'refuse',
        controlShare: 40, controlMaxCents: null, reEntryDays: 0, exclusions: new Set(),
      },
    })
    // As enrolment marks whom it left out of the draw: the run is counted again as what it is.
    if (enrolled.kind === 'started' && c % 4 === 0) exempt(sql, enrolled.runId)
  },
  open({ sql, nowMs, no }: Scene, { a, b }: Happening) {
    const run = pick(runs(sql), a)
    if (!run) return
    const last = sql.get<{ seq: number }>('SELECT COALESCE(MAX(seq), 0) AS seq FROM visit WHERE runId = ?', run.id)?.seq ?? 0
    applyTrace(sql, run, { plan: PLAN, tag: no, trace: [{ type: 'open', visit: last + 1, node: b % NODES.length, atMs: nowMs }] })
  },
  close({ sql, nowMs, no }: Scene, { a, b, c }: Happening) {
    const visit = pick(openVisits(sql), a)
    const run = runs(sql).find((one) => one.id === visit?.runId)
    const outcome = pick(OUTCOMES, b) ?? 'replied'
    if (visit && run) applyTrace(sql, run, { plan: PLAN, tag: no, trace: [{ type: 'close', visit: visit.seq, outcome, atMs: nowMs + c * 1000 }] })
  },
  stand({ sql, nowMs }: Scene, { a, b }: Happening) {
    const visit = pick(openVisits(sql), a)
    const place = pick([
      { state: 'postponed', because: { rules: ['r'], law: true } }, { state: 'postponed', because: { rules: ['r'], law: false } },
      { state: 'postponed', because: { rules: ['r'], law: true, late: true } }, { state: 'suspended', because: { rules: ['r'] } }, { state: 'waiting' },
    ] as const, b)
    if (visit && place) setPlace(sql, visit, { ...place, nextAt: nowMs + DAY })
  },
  arm({ sql, nowMs }: Scene, { a, b }: Happening) {
    const run = pick(runs(sql), a)
    const arms = [{ nodeId: 'split', arm: 'x' }, { nodeId: 'split', arm: 'y' }, { nodeId: 'tone', arm: 'x' }]
    const one = pick(arms, b)
    if (run && one) assignArm(sql, run, { nodeId: one.nodeId, seed: one.nodeId, unitId: run.personId, nowMs, pick: () => one.arm })
  },
  pay({ sql, nowMs, no }: Scene, { a, b }: Happening) {
    const n = a % PEOPLE
    applyPayment(sql, {
      eventId: `pay${no}`, reference: `D-${n}-1`, amountCents: b % 5 === 0 ? -3000 : b % 3 === 0 ? 30_000 : 100 * (1 + b), currency: 'EUR', valueDate: dayOf(nowMs), nowMs,
      target: { caseId: `case${n}`, personId: `per${n}`, portfolioId: 'p1', currency: 'EUR' },
    })
  },
  contact({ sql, nowMs, no }: Scene, { a }: Happening) {
    const visit = pick(openVisits(sql).filter(({ nodeId }) => nodeId in CHANNELS), a)
    const run = runs(sql).find((one) => one.id === visit?.runId)
    if (!visit || !run) return
    // Only these three remain after the filter above.
    const channel = CHANNELS[visit.nodeId as keyof typeof CHANNELS]
    beginContact(sql, {
      runId: run.id, visitSeq: visit.seq, attempt: no, nodeId: visit.nodeId, personId: run.personId, caseId: run.caseId, debtIds: '[]', channel, address: 'x',
      textId: 't', language: 'fr', subject: null, body: 'b', at: nowMs, sendByRealMs: 0, windowEndMs: 0, sandbox: 1,
    })
  },
  settle({ sql, nowMs }: Scene, { a, b, c }: Happening) {
    const row = pick(contacts(sql), a)
    if (!row) return
    settleContact(sql, row.id, {
      status: pick(STATUSES, b) ?? 'sent', outcome: pick(['conversation', 'ring_no_answer', 'delivered'], c), costCents: (row.channel === 'letter' ? 200 : 6) + c, nowMs,
      from: ['sending', 'sent', 'unknown'], ...(c % 2 === 0 && { result: { outcome: 'promise', promise: { amountCents: 1, dueDate: '2026-12-01' } } }),
    })
  },
  answer({ sql, nowMs, no }: Scene, { a, b }: Happening) {
    const row = pick(contacts(sql).filter(({ channel }) => channel !== 'voice_ai'), a)
    if (!row) return
    const fact = { eventId: `e${no}`, nowMs, personId: row.personId, caseId: row.caseId }
    if (b % 2 === 0) applyReply(sql, fact, { channel: row.channel, address: row.address, contactId: row.id })
    else applyClick(sql, fact, { contactId: row.id, runId: row.runId, visit: row.visitSeq })
  },
  optOut: ({ sql, nowMs, no }: Scene, { a, b }: Happening) =>
    applyOptOut(sql, { eventId: `e${no}`, nowMs, personId: `per${a % PEOPLE}` }, { scope: b % 2 ? 'all' : 'channel', ...(b % 2 === 0 && { channel: 'sms' }) }),
  complain({ sql, nowMs, no }: Scene, { a }: Happening) {
    const got = receive(sql, { source: 'test', messageId: `m${no}`, type: 'complaint', body: { no }, atMs: nowMs })
    if (got.kind === 'new') settle(sql, got.eventId, { status: 'applied', personId: `per${a % PEOPLE}`, caseId: `case${a % PEOPLE}` })
  },
  promise({ sql, nowMs, no }: Scene, { a, b }: Happening) {
    const run = pick(runs(sql), a)
    const dueAtMs = nowMs + (1 + (b % 6)) * DAY
    if (run) {
      applyPromise(sql, { eventId: `e${no}`, nowMs, personId: run.personId, caseId: run.caseId },
        { amountCents: 500, currency: 'EUR', dueDate: dayOf(dueAtMs), dueAtMs, source: 'test', ...(b % 2 && { runId: run.id }) })
    }
  },
  endPromise({ sql, nowMs }: Scene, { a, b }: Happening) {
    const open = pick(sql.all<{ id: string }>(`SELECT id FROM promise WHERE status = 'open' ORDER BY rowid`), a)
    if (open) sql.run('UPDATE promise SET status = ?, closedAt = ? WHERE id = ?', pick(['kept', 'broken', 'cancelled'], b) ?? 'kept', nowMs, open.id)
  },
  ghosts({ sql, no }: Scene, { a, b }: Happening) {
    const run = pick(runs(sql), a)
    if (run) dropGhosts(sql, run.id, { after: no - 1 - (b % 25), before: no })
  },
  end({ sql, nowMs }: Scene, { a }: Happening) {
    const run = pick(runs(sql), a)
    if (run) endRun(sql, run, { reason: 'done', nowMs })
  },
}

function exempt(sql: Sql, runId: string): void {
  const run = sql.get<RunRecord>('SELECT * FROM run WHERE id = ?', runId)
  if (!run || run.grp === 'control') return
  sql.run('UPDATE run SET drawn = 0 WHERE id = ?', runId)
  sql.run(
    `UPDATE rollup_run SET n = n - 1, arrears = arrears - ?, arrears2 = arrears2 - ? WHERE versionId = ? AND arm = '' AND grp = 'treated' AND entryDay = ?`,
    run.arrearsAtEntry, run.arrearsAtEntry ** 2, run.versionId, run.entryDay)
  sql.run(
    `INSERT INTO rollup_run (versionId, entryDay, arm, grp, currency, n, arrears, arrears2) VALUES (?,?,'','exempt','EUR',1,?,?)
     ON CONFLICT DO UPDATE SET n = n + 1, arrears = arrears + excluded.arrears, arrears2 = arrears2 + excluded.arrears2`,
    run.versionId, run.entryDay, run.arrearsAtEntry, run.arrearsAtEntry ** 2)
}

const small = fc.nat({ max: 400 })
// Entries and passages often, the rest now and then.
const KINDS: Happening['what'][] = [
  ...(Object.keys(HAPPENS) as Happening['what'][]), 'enrol', 'enrol', 'enrol', 'open', 'open', 'open', 'open', 'close', 'close', 'contact', 'contact', 'settle', 'settle', 'arm', 'stand', 'pay', 'promise', 'optOut', 'stand', 'stand',
]
const one = fc.record({ what: fc.constantFrom(...KINDS), a: small, b: small, c: small })
const everybody = Array.from({ length: PEOPLE }, (_, a) => fc.record({ what: fc.constant('enrol' as const), a: fc.constant(a), b: small, c: small }))
/** Nearly everybody enters at first, then anything happens. */
export const happenings: fc.Arbitrary<Happening[]> = fc.tuple(fc.tuple(...everybody), fc.array(one, { minLength: 100, maxLength: 300, size: 'max' }))
  .map(([entries, rest]) => [...entries, ...rest])

/** Lets everything happen in one transaction, from Monday on. @returns the business time afterwards */
export function play(sql: Sql, all: readonly Happening[]): number {
  const scene: Scene = { sql, nowMs: T0, no: 1 }
  for (const one of all) {
    scene.no += 1
    HAPPENS[one.what](scene, one)
  }
  return scene.nowMs
}
