import { createHmac, randomUUID } from 'node:crypto'
import { localInstant, localParts, manualClock } from '@parcours/clock'
import { Journey, defaultSettings, type Edge, type Node } from '@parcours/journey'
import { catalog } from '@parcours/nodes'
import { enqueue, newId, rollupDifferences, type Sql, type TaskRecord, type VisitRecord } from '@parcours/store'
import { DEFAULT_TEXTS } from '@parcours/texts'
import { SELF_CURE } from '@parcours/scoring'
import { businessNow, setClock, startWorld, type World } from './world.ts'

export const PARIS = 'Europe/Paris'
/** Those of France that the stories meet; 2027-03-29 is Easter Monday. */
const HOLIDAYS = ['2027-01-01', '2027-03-29', '2027-05-01', '2027-05-08', '2027-07-14']
const QUIET_MS = 20_000
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

export interface Debtor {
  ref: string
  personId: string
  caseId: string
  phone: string
  email: string
  debts: string[]
}

interface Drawing {
  nodes: [string, string, Record<string, unknown>?][]
  edges: string[]
  enter?: Record<string, unknown>
  settings?: Record<string, unknown>
}

interface Verdict {
  verdict: string
  rules: string
  law: number
  late: number
}

/** How stories speak: in the words of the people who use the product. */
export class TestJourney {
  readonly world: World
  private count = 0
  private pokes = 0
  /** Last delivery that its run is known to have dealt with. */
  private heard = 0

  private constructor(world: World) {
    this.world = world
  }

  static start = async (at: string): Promise<TestJourney> => TestJourney.on(await startWorld(at))

  /** A story in a world of another kind: see crash-world.ts. */
  static async on(world: World): Promise<TestJourney> {
    await world.db.write((sql) => basics(sql))
    return new TestJourney(world)
  }

  /** Also holds the world to its law: the roll-up of all that was told is the sum of its visits, runs and contacts. */
  async stop(): Promise<void> {
    const differences = rollupDifferences(this.db)
    await this.world.stop()
    if (differences.length > 0) throw new Error(`the roll-up is not the sum of its rows: ${differences.join('; ')}`)
  }

  get db() { return this.world.db }
  nowMs = (): number => businessNow(this.db)
  /** `Mon 2027-02-01 09:00` in Paris. */
  now = (): string => stamp(this.nowMs())

  async call<T>(path: string, input: unknown, how: 'query' | 'mutation' = 'mutation'): Promise<T> {
    const url = `${this.world.deskUrl}/trpc/${path}`
    const response = how === 'query'
      ? await fetch(`${url}?input=${encodeURIComponent(JSON.stringify(input ?? null))}`)
      : await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', 'x-actor': 'Story' }, body: JSON.stringify(input) })
    const body = (await response.json()) as { result?: { data: T }; error?: { message: string } }
    if (!body.result) throw new Error(`${path}: ${JSON.stringify(body.error)}`)
    return body.result.data
  }

  /** Draws and publishes: nodes as `[id, type, config]`, edges as `from.outcome -> to`. Enter and End are there. */
  async publish(name: string, drawing: Drawing): Promise<string> {
    const { journeyId } = await this.call<{ journeyId: string }>('journeys.create', { name })
    await this.publishNext(journeyId, drawing)
    return journeyId
  }

  /** The next version of a journey, drawn anew but for Enter and End. */
  async publishNext(journeyId: string, drawing: Drawing): Promise<void> {
    const draft = await this.call<{ journey: Journey; revision: number }>('journeys.draft', { journeyId }, 'query')
    const nodes: Node[] = [...draft.journey.nodes.filter(({ id }) => id === 'enter' || id === 'end').map((node) => node.id === 'enter' ? { ...node, config: { ...node.config, segment: 'false', controlShare: 0, ...drawing.enter } } : node),
      ...drawing.nodes.map(([id, type, config], i) => ({ id, type, name: id, x: 200 + i * 200, y: 100, config: { ...catalog.get(type)?.manifest.defaultConfig, ...config } }))]
    const edges: Edge[] = drawing.edges.map((text, i) => {
      const [, from, outcome, to] = /^(\w+)\.(\w+) -> (\w+)$/.exec(text) ?? []
      if (!from || !outcome || !to) throw new Error(`not an edge: ${text}`)
      return { id: `e${i}`, from, outcome, to }
    })
    const journey = Journey.parse({ ...draft.journey, nodes, edges, settings: { ...defaultSettings(), owner: 'Story', ...drawing.settings } })
    const saved = await this.call<{ revision: number }>('journeys.save', { journeyId, revision: draft.revision, journey })
    const published = await this.call<{ kind: string; issues?: { code: string; severity: string; nodeId?: string }[] }>('journeys.publish', { journeyId, revision: saved.revision })
    if (published.kind !== 'published') throw new Error(`${journey.name} was not published: ${published.issues?.filter((i) => i.severity === 'error').map((i) => `${i.nodeId} ${i.code}`).join(', ')}`)
  }

  /** Which version new runs enter: to have runs on an older one. */
  makeLive = (journeyId: string, versionId: string): Promise<unknown> =>
    this.db.write((sql) => sql.run('UPDATE journey SET liveVersionId = ? WHERE id = ?', versionId, journeyId))

  async debtor(what: { arrearsCents?: number[]; dueDate?: string; zones?: string[]; postcode?: string; attributes?: Record<string, number | string>; person?: Record<string, string | number> } = {}): Promise<Debtor> {
    const n = (this.count += 1)
    const [ref, personId, caseId] = [`C-${900000 + n}`, `per_${n}`, `case_${n}`]
    const [phone, email] = [`+336399800${String(n).padStart(2, '0')}`, `p${n}@example.org`]
    const arrears = what.arrearsCents ?? [30_000]
    await this.db.write((sql) => {
      sql.run(`INSERT INTO person (id,portfolioId,customerRef,firstName,lastName,birthDate,language,street,postcode,city,country,zones,aiConsent,search) VALUES (?,'story',?,?,?,?,?,?,?,?,?,?,?,?)`,
        personId, `K${n}`, 'Ana', `Essai${n}`, '1980-05-17', 'fr', '1 rue Fictive', what.postcode ?? '69003', 'Lyon', 'FR', JSON.stringify(what.zones ?? [PARIS]), 1, `ana essai${n}`)
      for (const [kind, value] of [['mobile', phone], ['email', email], ['post', `1 rue Fictive, 69003 Lyon (${n})`]] as const) {
        sql.run('INSERT INTO contact_point (id,personId,kind,value) VALUES (?,?,?,?)', newId('cp'), personId, kind, value)
      }
      sql.run('INSERT INTO collection_case VALUES (?,?,?,?,?)', caseId, ref, personId, 'story', 'EUR')
      arrears.forEach((cents, i) => sql.run(
        `INSERT INTO debt (id,portfolioId,personId,caseId,reference,currency,balanceCents,arrearsCents,dueDate,attributes,updatedAt) VALUES (?,'story',?,?,?,?,?,?,?,?,0)`,
        `debt_${n}_${i}`, personId, caseId, `D${n}-${i}`, 'EUR', cents * 4, cents, what.dueDate ?? this.dateIn(-15), JSON.stringify(what.attributes ?? {})))
      for (const [column, value] of Object.entries(what.person ?? {})) sql.run(`UPDATE person SET ${column} = ? WHERE id = ?`, value, personId)
    })
    return { ref, personId, caseId, phone, email, debts: arrears.map((_, i) => `D${n}-${i}`) }
  }

  /** Another case of the same person: what they owe in another currency. */
  async secondCase(debtor: Debtor): Promise<Debtor> {
    const n = (this.count += 1)
    const [ref, caseId, debt] = [`C-${900000 + n}`, `case_${n}`, `D${n}-0`]
    await this.db.write((sql) => {
      sql.run('INSERT INTO collection_case VALUES (?,?,?,?,?)', caseId, ref, debtor.personId, 'story', 'CHF')
      sql.run(
        `INSERT INTO debt (id,portfolioId,personId,caseId,reference,currency,balanceCents,arrearsCents,dueDate,updatedAt) VALUES (?,'story',?,?,?,?,?,?,?,0)`,
        `debt_${n}_0`, debtor.personId, caseId, debt, 'CHF', 50_000, 20_000, this.dateIn(-20))
    })
    return { ...debtor, ref, caseId, debts: [debt] }
  }

  /** The next instant, after now, at which clocks in Paris show this. */
  at(time: string): number {
    const today = localInstant(this.dateIn(0), time, PARIS)
    return today > this.nowMs() ? today : localInstant(this.dateIn(1), time, PARIS)
  }

  /** The next working day at 08:00, when calls and texts may begin. */
  nextMorning(): number {
    let ms = this.at('08:00')
    while (localParts(ms, PARIS).weekday > 5 || HOLIDAYS.includes(localParts(ms, PARIS).date)) ms = localInstant(localParts(ms + 86_400_000, PARIS).date, '08:00', PARIS)
    return ms
  }

  dateIn = (days: number): string => localParts(this.nowMs() + days * 86_400_000, PARIS).date

  async enrol(journeyId: string, debtor: Debtor): Promise<string> {
    const answer = await this.call<{ kind: string; runId?: string }>('journeys.enrolCase', { journeyId, caseRef: debtor.ref })
    if (!answer.runId) throw new Error(`not enrolled: ${JSON.stringify(answer)}`)
    await this.quiet()
    return answer.runId
  }

  /** How the person will answer the next contact (see the sandbox's control API). */
  async willAnswer(script: Record<string, unknown>): Promise<void> {
    const response = await fetch(`${this.world.sandbox.url}/control/behaviour`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(script) })
    if (!response.ok) throw new Error(await response.text())
  }

  /** An event from the creditor's system, signed; answered means applied. */
  async event(body: Record<string, unknown>, { secret = this.world.env.WEBHOOK_SECRET ?? '', realMs = Date.now() } = {}): Promise<{ status: number; body: Record<string, unknown> }> {
    const text = JSON.stringify({ messageId: randomUUID(), ...body })
    const timestamp = String(realMs)
    const signature = createHmac('sha256', secret).update(`${timestamp}.${text}`).digest('hex')
    const response = await fetch(`${this.world.publicUrl}/api/v1/events`, {
      method: 'POST', body: text,
      headers: { 'content-type': 'application/json', 'x-parcours-key': 'ledger', 'x-parcours-timestamp': timestamp, 'x-parcours-signature': `sha256=${signature}` },
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

  pays = (debtor: Debtor, amountCents: number, more: Record<string, unknown> = {}) =>
    this.event({ type: 'payment', debt: debtor.debts[0], amountCents, currency: 'EUR', ...more })
  /** A fact about the debtor from the creditor's desk: `dispute`, `cease`, `payment_pending`... */
  tells = (debtor: Debtor, type: string, more: Record<string, unknown> = {}) => this.event({ type, debt: debtor.debts[0], ...more })

  /** A text from the debtor's phone, as the provider hands it over. */
  async writes(debtor: Debtor, body: string): Promise<void> {
    const form = { MessageSid: `MM${randomUUID().replaceAll('-', '')}`, AccountSid: 'ACsandbox', From: debtor.phone, To: '+33199000000', Body: body, SmsStatus: 'received', NumMedia: '0' }
    const url = `${this.world.publicUrl}/webhooks/twilio/inbound`
    const signed = Object.entries(form).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => key + value).join('')
    const signature = createHmac('sha1', this.world.env.TWILIO_AUTH_TOKEN ?? '').update(url + signed).digest('base64')
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form), headers: { 'x-twilio-signature': signature } })
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  }

  /** An operator asks something of a run, and hears what it says. */
  async asks(runId: string, ask: Record<string, unknown>, commandId: string = randomUUID()): Promise<{ state: string; code: string | null }> {
    await this.call('commands.ask', { commandId, runId, ask, reason: 'story' })
    await this.quiet()
    const { state, refusal } = await this.call<{ state: string; refusal: { code: string } | null }>('commands.get', { commandId }, 'query')
    return { state, code: refusal?.code ?? null }
  }

  visits = (runId: string): VisitRecord[] => this.db.read.all<VisitRecord>('SELECT * FROM visit WHERE runId = ? ORDER BY seq', runId)
  /** `enter:treated sms:replied wait` : the way so far. */
  way = (runId: string): string => this.visits(runId).map((v) => (v.outcome === null ? v.nodeId : `${v.nodeId}:${v.outcome}`)).join(' ')
  run = (runId: string) => this.db.read.get<{ status: string; reason: string | null }>('SELECT status, reason FROM run WHERE id = ?', runId)
  /** Where the run stands now, with the reason and the next instant in Paris. */
  place(runId: string): { node: string; state: string; because: unknown; next: string | null } | undefined {
    const visit = this.visits(runId).findLast((v) => v.leftAt === null)
    if (!visit) return undefined
    return { node: visit.nodeId, state: visit.state, because: visit.because && JSON.parse(visit.because), next: visit.nextAt === null ? null : stamp(visit.nextAt) }
  }
  /** When the law alone would let a postponed contact go; pacing may add to it. */
  legalFrom(runId: string): string | undefined {
    const because = this.place(runId)?.because as { legalFromMs?: number } | null | undefined
    return because?.legalFromMs === undefined ? undefined : stamp(because.legalFromMs)
  }
  tasks = (debtor: Debtor) => this.db.read.all<TaskRecord>('SELECT * FROM task WHERE personId = ? ORDER BY openedAt, id', debtor.personId)
  /** An operator answers a task in the inbox. */
  resolve = (taskId: string, result: string) => this.call<{ kind: string }>('tasks.resolve', { taskId, result })
  debts = (debtor: Debtor) => this.db.read.all<{ balanceCents: number; arrearsCents: number; status: string }>(
    'SELECT balanceCents, arrearsCents, status FROM debt WHERE caseId = ? ORDER BY reference', debtor.caseId)
  /** The gate's decisions about one run, oldest first. While the clock stands it is asked every second: the same again counts once. */
  verdicts = (runId: string): Verdict[] =>
    this.db.read.all<Verdict>('SELECT verdict, rules, law, late FROM decision WHERE runId = ? ORDER BY id', runId)
      .filter((one, i, all) => JSON.stringify(one) !== JSON.stringify(all[i - 1]))
  contacts = (personId: string) => this.db.read.all<{ channel: string; status: string; at: number; body: string; debtIds: string }>(
    'SELECT channel, status, at, body, debtIds FROM contact WHERE personId = ? ORDER BY at, id', personId).map((c) => ({ ...c, when: stamp(c.at) }))

  /** Until nothing is in flight: outbox empty, no task and no activity at work, nothing due. */
  async quiet(forMs = QUIET_MS): Promise<void> {
    const until = Date.now() + forMs
    for (let still = 0; still < 2; ) {
      await this.world.sandbox.settle()
      const busy = this.busy() ?? (await this.atWork())
      still = busy ? 0 : still + 1
      if (Date.now() > until) throw new Error(`not quiet: ${busy}`)
      await pause(25)
    }
  }

  /** What only Temporal knows: a signal that it has taken and no worker has seen yet. Of waiting runs, which look at the clock each second, only those that were told something. */
  private async atWork(): Promise<string | undefined> {
    const told = this.db.read.all<{ runId: string; id: number }>('SELECT runId, MAX(id) AS id FROM delivery WHERE id > ? GROUP BY runId', this.heard)
    for (const { runId } of told) {
      const { raw } = await this.world.worker.client.workflow.getHandle(runId).describe()
      if (raw.pendingWorkflowTask) return `a workflow task of ${runId}`
    }
    this.heard = Math.max(this.heard, ...told.map(({ id }) => id))
    return undefined
  }

  private busy(): string | undefined {
    const one = (sql: string, ...values: number[]) => this.db.read.get<{ n: number }>(sql, ...values)?.n ?? 0
    const now = this.nowMs()
    if (one(`SELECT COUNT(*) AS n FROM delivery WHERE state = 'pending'`)) return 'outbox'
    if (one(`SELECT COUNT(*) AS n FROM run WHERE status = 'starting'`)) return 'starting'
    if (one(`SELECT COUNT(*) AS n FROM visit v JOIN run r ON r.id = v.runId WHERE v.leftAt IS NULL AND v.state = 'here' AND v.nodeType <> 'join' AND r.status = 'open' AND r.held = 0 AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.runId = v.runId AND c.visitSeq = v.seq AND c.channel = 'voice_ai' AND c.status = 'sent')`)) return 'a visit at work'
    if (one(`SELECT COUNT(*) AS n FROM run r WHERE r.status = 'open' AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.runId = r.id AND v.leftAt IS NULL)`)) return 'between two visits'
    if (one(`SELECT COUNT(*) AS n FROM visit v JOIN run r ON r.id = v.runId WHERE v.leftAt IS NULL AND v.nextAt <= ? AND r.status = 'open' AND r.held = 0`, now)) return 'something due'
    return undefined
  }

  /** Lets business time pass to an instant, stopping at everything that falls due on the way. */
  async until(local: string): Promise<void> {
    const [date, time] = local.split(' ') as [string, string]
    await this.passTo(localInstant(date, time, PARIS))
  }

  /** Sets the clock and looks at nothing: for what happens by itself, or while the relay is away. */
  clockTo = (ms: number): Promise<void> => setClock(this.world, manualClock(ms))

  pass = (days: number): Promise<void> => this.passTo(this.nowMs() + days * 86_400_000)

  async passTo(target: number): Promise<void> {
    await this.quiet()
    // What the outside world does next is seldom hours away; where nothing happens, days pass quickly.
    for (let stride = 30 * 60_000; ; stride = Math.min(Math.max(stride * 2, 6 * 3_600_000), 86_400_000)) {
      const next = this.db.read.get<{ at: number | null }>(`SELECT MIN(v.nextAt) AS at FROM visit v JOIN run r ON r.id = v.runId WHERE v.leftAt IS NULL AND r.status = 'open' AND r.held = 0 AND v.nextAt > ?`, this.nowMs())?.at
      const at = Math.min(target, next ?? target, this.nowMs() + stride)
      if (at === next) stride = 15 * 60_000
      await setClock(this.world, manualClock(at))
      await this.poke()
      await this.quiet()
      if (at >= target) return
    }
  }

  /** Waiting runs look at the clock again. */
  private poke(): Promise<void> {
    this.pokes += 1
    return this.db.write((sql) => {
      const due = sql.all<{ id: string }>(`SELECT DISTINCT r.id FROM run r JOIN visit v ON v.runId = r.id WHERE r.status = 'open' AND v.leftAt IS NULL AND v.nextAt <= ?`, this.nowMs())
      for (const { id } of due) enqueue(sql, { runId: id, kind: 'poke', seq: this.pokes, payload: {} })
    })
  }
}

const stamp = (ms: number): string => {
  const parts = localParts(ms, PARIS)
  const pad = (n: number) => String(n).padStart(2, '0')
  return `${['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][parts.weekday]} ${parts.date} ${pad(Math.floor(parts.minuteOfDay / 60))}:${pad(parts.minuteOfDay % 60)}`
}

function basics(sql: Sql): void {
  for (const t of DEFAULT_TEXTS) {
    sql.run('INSERT OR IGNORE INTO text (id,name,version,channel,tone,languages,createdAt,createdBy) VALUES (?,?,?,?,?,?,0,?)', `${t.id}@${t.version}`, t.id, t.version, t.channel, t.tone, JSON.stringify(t.languages), 'story')
  }
  sql.run('INSERT OR IGNORE INTO scorecard VALUES (?,?)', `${SELF_CURE.id}@${SELF_CURE.version}`, JSON.stringify(SELF_CURE))
  sql.run(`INSERT OR IGNORE INTO portfolio VALUES ('story','Story','Banque Exemple','creditor','FR','EUR',NULL)`)
  for (const id of ['FR', 'FR-AM']) sql.run('INSERT OR REPLACE INTO setting VALUES (?,?)', `calendar.${id}`, JSON.stringify({ id, workdays: [1, 2, 3, 4, 5], holidays: HOLIDAYS }))
}
