import { randomOf, type Random } from './random.ts'

/** What the outside world says: an event of the creditor's system, or a text from the person's phone. */
export type Said =
  | { kind: 'event'; body: { messageId: string; type: string } & Record<string, unknown> }
  | { kind: 'text'; messageId: string; text: string }

/** One sending of it. The same thing may be said again, by `messageId`. */
export interface Telling {
  person: number
  /** Real ms after the person was enrolled; `late` ones come after everybody has arrived. */
  afterMs: number
  late: boolean
  again: boolean
  said: Said
}

export interface Script {
  seed: number
  /** Real ms from the beginning to each person's enrolment. */
  enrolAfterMs: readonly number[]
  tellings: readonly Telling[]
}

export interface ScriptAsk {
  seed: number
  runs: number
  /** Sendings, repeats included. */
  events: number
  /** Real ms over which they are spread. */
  spreadMs: number
  /** Makes ids of this script differ from every other's. */
  mark: string
}

/** Share of the sendings that repeat an earlier one, and of those that come when all is over. */
const [AGAIN, LATE] = [0.2, 0.06]
/** Small enough that nobody is cured by them: 30 of the largest leave 3,000 of 30,000 cents past due. */
const SMALL_CENTS = { from: 100, to: 900 }
export const CURES_CENTS = 30_000
const DAYS = ['2027-01-11', '2027-01-25', '2027-01-18', '2027-01-29']

/** Pure: who is enrolled when, and who is told what when, in an order of its own for every seed. */
export function scriptOf({ seed, runs, events, spreadMs, mark }: ScriptAsk): Script {
  const random = randomOf(seed)
  const enrolAfterMs = Array.from({ length: runs }, () => Math.round((random.next() * spreadMs) / 3))
  const tempers = Array.from({ length: runs }, () => temperOf(random))
  const tellings: Telling[] = []
  for (let i = 0; tellings.length < events; i++) {
    const earlier = i > 3 && random.below(AGAIN) ? random.pick(tellings) : undefined
    // Right behind the first (they meet in the server), or a while later.
    if (earlier) tellings.push({ ...earlier, again: true, late: earlier.late || random.below(0.1), afterMs: earlier.afterMs + random.between(0, random.below(0.5) ? 3 : 2_500) })
    else tellings.push(fresh(random, { i, runs, spreadMs, mark, tempers }))
  }
  return { seed, enrolAfterMs, tellings }
}

type Temper = 'pays a little' | 'pays all' | 'stops' | 'asks'
/** Most people are only ever told small payments, so that enough contacts happen for something to go wrong. */
function temperOf(random: Random): Temper {
  const draw = random.next()
  if (draw < 0.55) return 'pays a little'
  return draw < 0.7 ? 'pays all' : draw < 0.85 ? 'stops' : 'asks'
}

interface Drawing {
  i: number
  runs: number
  spreadMs: number
  mark: string
  /** Somebody who has paid everything goes on paying a little. */
  tempers: Temper[]
}

function fresh(random: Random, { i, runs, spreadMs, mark, tempers }: Drawing): Telling {
  const person = random.between(0, runs - 1)
  const said = whatOf(random, tempers[person] ?? 'pays a little', `${mark}-${i}`)
  if (said.kind === 'event' && said.body.amountCents === CURES_CENTS) tempers[person] = 'pays a little'
  return { person, afterMs: Math.round(random.next() * spreadMs), late: random.below(LATE), again: false, said }
}

function whatOf(random: Random, temper: Temper, messageId: string): Said {
  const event = (type: string, more: Record<string, unknown> = {}): Said => ({ kind: 'event', body: { messageId, type, ...more } })
  const payment = (amountCents: number) => event('payment', { amountCents, currency: 'EUR', valueDate: random.pick(DAYS) })
  const small = () => payment(random.between(SMALL_CENTS.from, SMALL_CENTS.to))
  // Whatever somebody is like, most of what is told about them is small payments.
  if (temper === 'pays a little' || random.below(0.5)) return small()
  switch (temper) {
    case 'pays all': return payment(CURES_CENTS)
    case 'stops': return random.pick([
      () => event('cease'), () => event('opt_out', { scope: 'all' }), () => event('opt_out', { scope: 'channel', channel: 'email' }),
      () => ({ kind: 'text', messageId, text: 'STOP' }) as const,
    ])()
    case 'asks': return random.pick([
      () => event('dispute', { note: 'says that it was paid' }), () => event('dispute', { note: 'does not know this debt' }),
      () => ({ kind: 'text', messageId, text: 'Je vous rappelle demain' }) as const,
    ])()
  }
}
