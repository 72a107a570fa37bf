import type { Measured, Row } from '../report/measured.ts'
import { mean, median, short, spread } from '../report/stats.ts'
import { addPeople } from '../rig/people.ts'
import type { Rig } from '../rig/rig.ts'
import { eventsPerRun, settle, walk, type Round, type Side } from './round.ts'
import { byHandSide, parcoursSide } from './sides.ts'

const ROUNDS = 3
const WARM_UP = 30
/** Enough to keep both processors busy while some runs wait for their second and for their call. */
const IN_FLIGHT = 60

/** Completed runs a second of the six-step path, against the hand-written workflow, in turns on one server. */
export async function sixSteps(rig: Rig, { journeyId, runs }: { journeyId: string; runs: number }): Promise<Omit<Measured, 'seconds'>> {
  const sides = { ours: parcoursSide(rig, journeyId), byHand: byHandSide(rig) }
  const go = async (side: Side, count: number) => walk(rig, side, {
    inFlight: IN_FLIGHT, caseIds: await addPeople(side === sides.ours ? rig.db : rig.byHandDb, count),
  })
  await go(sides.byHand, WARM_UP)
  await go(sides.ours, WARM_UP)
  const found: { ours: Round[]; byHand: Round[] } = { ours: [], byHand: [] }
  for (let round = 0; round < ROUNDS; round++) {
    // The other one first each time, so that neither always meets the larger database.
    const order = round % 2 === 0 ? (['ours', 'byHand'] as const) : (['byHand', 'ours'] as const)
    for (const which of order) found[which].push(await go(sides[which], runs))
  }
  await settle(rig)
  refusePostponed(rig, journeyId)
  return {
    name: 'Six steps: score, SMS, wait, voice AI call, condition, end',
    how: `${ROUNDS} rounds of ${runs} runs each in turns, ${IN_FLIGHT} in flight, after ${WARM_UP} runs of warming up; median (least to most). `
      + 'Parcours: the whole product in its processes, gate, ledger, decision log, roll-up, encrypted payloads and relay included. By hand: three regular activities and a timer, '
      + 'the same rows for run, visits, score, ledger and callbacks in the same tables, the same calls to the same providers, plain payloads, no gate, no roll-up. '
      + 'Business time runs 60 times as fast, on a Monday from 09:00; the house’s pacing is off.',
    rows: [...speedRows(found), ...(await eventRows(rig, found)), ...cpuRows(found)],
  }
}

/** Law or pacing in the way would make this another measure. */
function refusePostponed({ db }: Rig, journeyId: string): void {
  const verdicts = db.read.all<{ verdict: string; n: number }>(
    `SELECT d.verdict, COUNT(*) AS n FROM decision d JOIN run r ON r.id = d.runId WHERE r.journeyId = ? AND d.verdict <> 'allow' GROUP BY d.verdict`, journeyId)
  if (verdicts.length > 0) throw new Error(`contacts were not let through: ${JSON.stringify(verdicts)}`)
}

type Found = Record<'ours' | 'byHand', Round[]>
const perSecond = (rounds: readonly Round[]) => rounds.map((round) => round.perSecond)

function speedRows({ ours, byHand }: Found): Row[] {
  const [a, b] = [perSecond(ours), perSecond(byHand)]
  const ratio = median(a) / median(b)
  const ratios = a.map((value, i) => value / (b[i] ?? Number.NaN))
  return [
    { what: 'Parcours, completed runs a second', value: spread(a), numbers: { parcoursPerSecond: median(a) } },
    { what: 'by hand, completed runs a second', value: spread(b), numbers: { byHandPerSecond: median(b) } },
    {
      what: 'ratio of the medians (rounds)', value: `${short(ratio)} (${ratios.map(short).join(', ')})`, aim: { text: '1.0 or better', met: ratio >= 1 },
      numbers: { ratio },
    },
  ]
}

async function eventRows(rig: Rig, { ours, byHand }: Found): Promise<Row[]> {
  const idsOf = (rounds: readonly Round[]) => rounds.flatMap((round) => round.runIds)
  const [a, b] = [await eventsPerRun(rig, idsOf(ours)), await eventsPerRun(rig, idsOf(byHand))]
  return [
    { what: 'Parcours, history events a run', value: short(a), aim: { text: 'at most 30', met: a <= 30 }, numbers: { parcoursEvents: a } },
    { what: 'by hand, history events a run', value: short(b), numbers: { byHandEvents: b } },
  ]
}

/** Processor milliseconds a run; what stands idle while the other side walks counts too, and is shown. */
function cpuRows({ ours, byHand }: Found): Row[] {
  const names = [...new Set([...ours, ...byHand].flatMap((round) => Object.keys(round.cpuPerRun)))]
  if (names.length === 0) return []
  const ms = (rounds: readonly Round[], name: string) => mean(rounds.map((round) => round.cpuPerRun[name] ?? 0)) * 1000
  const line = (rounds: readonly Round[]) => {
    const each = names.map((name) => ({ name, used: ms(rounds, name) })).filter(({ used }) => used >= 0.05)
    return { total: each.reduce((sum, { used }) => sum + used, 0), text: each.map(({ name, used }) => `${name} ${short(used)}`).join(', ') }
  }
  const [a, b] = [line(ours), line(byHand)]
  return [
    { what: 'Parcours, processor ms a run', value: `${short(a.total)}: ${a.text}`, numbers: { parcoursCpuMs: a.total } },
    { what: 'by hand, processor ms a run', value: `${short(b.total)}: ${b.text}`, numbers: { byHandCpuMs: b.total } },
  ]
}
