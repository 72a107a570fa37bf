import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CrashWorld } from '../../support/crash-world.ts'
import type { Debtor, TestJourney } from '../../support/test-journey.ts'
import { post } from './post.ts'
import type { Said, Script, Telling } from './script.ts'

const RETRY_MS = 150
/** Beyond the long stop, in which nobody can answer. */
const PATIENCE_MS = 180_000
const AT_ONCE = 48

export interface Person extends Debtor {
  /** Set by the answer to the enrolment. */
  runId: string
}

/** A thing that was said, and when the product first answered for it: from then on it is bound by it. */
export interface Told {
  person: Person
  said: Said
  /** Real instants of the first sending and of the first answer. */
  firstRealMs: number
  answeredRealMs: number
  sendings: number
  /** Sendings that got no answer, or one that says "not now". */
  unanswered: number
}

/** What an operator asked of one run, twice with the same id: a double click. */
export interface Order {
  id: string
  person: Person
  kind: 'pause' | 'resume'
  /** Real instants of the first asking and of the first answer. */
  askedRealMs: number
  answeredRealMs: number
}

/** The people of one play and what was said about them: with the providers' log, all that the oracle knows. */
export interface Cohort {
  people: readonly Person[]
  told: ReadonlyMap<string, Told>
  orders: readonly Order[]
  /** Enrolments that were not answered at the first try. */
  enrolledAgain: number
  /** Real instant at which an operator released what the people had asked; contacts may go on from there. */
  releasedRealMs: number
}

/** Writes the people into the portfolio; nobody is enrolled yet. */
export async function gather(story: TestJourney, script: Script, stopMs = 0): Promise<Driver> {
  const debtors = await Promise.all(script.enrolAfterMs.map(() => story.debtor()))
  return new Driver(story, { script, people: debtors.map((debtor) => ({ ...debtor, runId: '' })), patienceMs: PATIENCE_MS + stopMs })
}

/** The creditor's systems and the people's telephones: they say everything until it is answered. */
export class Driver implements Cohort {
  readonly people: readonly Person[]
  readonly told = new Map<string, Told>()
  readonly orders: Order[] = []
  enrolledAgain = 0
  releasedRealMs = Number.POSITIVE_INFINITY
  private readonly story: TestJourney
  private readonly script: Script
  private readonly patienceMs: number
  private free = AT_ONCE
  private readonly waiting: (() => void)[] = []

  constructor(story: TestJourney, { script, people, patienceMs }: { script: Script; people: readonly Person[]; patienceMs: number }) {
    this.story = story
    this.script = script
    this.people = people
    this.patienceMs = patienceMs
  }

  private get world(): CrashWorld {
    // The crash tests tell stories in crash worlds only: see play.ts.
    return this.story.world as CrashWorld
  }

  /** Enrols everybody and says everything but what comes late; resolves when the last of it is answered. */
  async tellAll(journeyId: string): Promise<void> {
    const byPerson = Map.groupBy(this.script.tellings.filter(({ late }) => !late), ({ person }) => person)
    await Promise.all(this.people.map(async (person, i) => {
      await sleep(this.script.enrolAfterMs[i] ?? 0)
      person.runId = await this.enrol(journeyId, person)
      await Promise.all((byPerson.get(i) ?? []).map((telling) => sleep(telling.afterMs).then(() => this.tell(telling))))
    }))
  }

  /** What arrives when all runs are over. */
  async tellLate(): Promise<void> {
    await Promise.all(this.script.tellings.filter(({ late }) => late).map((telling) => this.tell(telling)))
  }

  /** An operator at the desk, who asks until there is an answer. */
  async order(person: Person, ask: { kind: 'pause' } | { kind: 'resume'; waits: 'left' }): Promise<void> {
    const one: Order = { id: randomUUID(), person, kind: ask.kind, askedRealMs: Date.now(), answeredRealMs: Number.POSITIVE_INFINITY }
    this.orders.push(one)
    const click = async () => {
      for (const lastMs = Date.now() + this.patienceMs; Date.now() < lastMs; await sleep(RETRY_MS)) {
        const answer = await this.turn(() => this.story.call('commands.ask', { commandId: one.id, runId: person.runId, reason: 'crash test', ask })).catch(() => undefined)
        if (answer === undefined) continue
        one.answeredRealMs = Math.min(one.answeredRealMs, Date.now())
        return
      }
      throw new Error(`the ${ask.kind} of ${person.runId} was never answered`)
    }
    await Promise.all([click(), click()])
  }

  private async enrol(journeyId: string, { ref, caseId }: Person): Promise<string> {
    for (const lastMs = Date.now() + this.patienceMs, tries = { n: 0 }; Date.now() < lastMs; tries.n += 1) {
      const answer = await this.turn(() => this.story.call<{ runId?: string; reason?: string }>('journeys.enrolCase', { journeyId, caseRef: ref })).catch(() => undefined)
      if (tries.n === 1) this.enrolledAgain += 1
      if (answer?.runId) return answer.runId
      // The answer to an earlier try was lost, not the enrolment.
      const known = answer && this.story.db.read.get<{ id: string }>('SELECT id FROM run WHERE caseId = ?', caseId)
      if (known) return known.id
      await sleep(RETRY_MS)
    }
    throw new Error(`${ref} could not be enrolled`)
  }

  private async tell({ person: n, said }: Telling): Promise<void> {
    const person = this.people[n]
    if (!person) return
    const id = said.kind === 'event' ? said.body.messageId : said.messageId
    const known: Told = this.told.get(id) ?? { person, said, firstRealMs: Date.now(), answeredRealMs: Number.POSITIVE_INFINITY, sendings: 0, unanswered: 0 }
    this.told.set(id, known)
    known.sendings += 1
    for (const lastMs = Date.now() + this.patienceMs; Date.now() < lastMs; await sleep(RETRY_MS)) {
      const status = await this.turn(() => post(this.world, said, { debt: person.debts[0] ?? '', phone: person.phone }))
      if (status !== undefined && status < 300) {
        known.answeredRealMs = Math.min(known.answeredRealMs, Date.now())
        return
      }
      if (status !== undefined && status < 500) throw new Error(`${id} was refused with ${status}`)
      known.unanswered += 1
    }
    throw new Error(`${id} was never answered`)
  }

  /** A few connections, as a creditor's system has; not one for each event. */
  private async turn<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1
    else await new Promise<void>((resolve) => this.waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.waiting.shift()
      if (next) next()
      else this.free += 1
    }
  }
}
