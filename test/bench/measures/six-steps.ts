import { atLeast, atMost, type Found, type Row } from '../report/measured.ts'
import { median, short, spread } from '../report/stats.ts'
import { addPeople } from '../rig/people.ts'
import type { Rig } from '../rig/rig.ts'
import { settle } from '../rig/settled.ts'
import type { Scale } from '../scale.ts'
import { walk, type Round, type Side } from './round.ts'
import { costsOf } from './run-costs.ts'
import { byHandSide, parcoursSide, refusePostponed } from './sides.ts'
import { cpuRows } from './six-steps-cpu.ts'
import { NAMES, SIDES, type Rounds, type SideName } from './six-steps-sides.ts'

/** Enough to keep both processors busy while some runs wait for their second and for their call. */
const IN_FLIGHT = 60

/** Completed runs a second of the six-step path, against two hand-written workflows, in turns on one server. */
export async function sixSteps(rig: Rig, { journeyId, scale }: { journeyId: string; scale: Scale }): Promise<Found> {
  const sides: Record<SideName, Side> = { ours: parcoursSide(rig, journeyId), byHand: byHandSide(rig, 'by-hand'), peer: byHandSide(rig, 'bookkeeping') }
  const go = async (name: SideName, count: number) => walk(rig, sides[name], {
    inFlight: IN_FLIGHT, caseIds: await addPeople(name === 'ours' ? rig.db : rig.byHandDb, count),
  })
  for (const name of SIDES.toReversed()) await go(name, scale.warmUp)
  const found: Rounds = { ours: [], byHand: [], peer: [] }
  for (let round = 0; round < scale.rounds; round++) {
    // Another one first each time, so that none always meets the larger database.
    for (let i = 0; i < SIDES.length; i++) {
      const name = SIDES[(round + i) % SIDES.length] ?? 'ours'
      found[name].push(await go(name, scale.runs))
    }
  }
  await settle(rig)
  refusePostponed(rig, journeyId)
  return { name: 'Six steps: score, SMS, wait, voice AI call, condition, end', how: how(scale), ...(await told(rig, found)) }
}

const how = ({ rounds, runs, warmUp }: Scale): string =>
  `${rounds} rounds of ${runs} runs each in turns, ${IN_FLIGHT} in flight, after ${warmUp} runs of warming up; median (least to most). `
  + 'Parcours: the whole product in its processes, gate, ledger, decision log, roll-up, encrypted payloads and relay included. By hand: regular activities for score, SMS and call, and a timer, '
  + 'the same rows for run, visits, score, ledger and callbacks in the same tables, the same calls to the same providers, plain payloads, no gate, no roll-up. '
  + 'Peer’s shape: the same work and rows by hand, with the closest peer’s bookkeeping around it (two activities before the first node, one after each node that writes its visit, a local one beside it, '
  + 'one after the wait, one at the end; the definition in the start argument, the node in each record), which in its own source makes 92 events and 21 actions. Actions are counted as Temporal bills them, in 20 histories of each. '
  + 'Business time runs 60 times as fast, on a Monday from 09:00; the house’s pacing is off.'

async function told(rig: Rig, found: Rounds): Promise<Pick<Found, 'rows' | 'charts'>> {
  const costs = {
    ours: await costsOf(rig, idsOf(found.ours)), byHand: await costsOf(rig, idsOf(found.byHand)), peer: await costsOf(rig, idsOf(found.peer)),
  }
  const bars = (value: (name: SideName) => number) => SIDES.map((name) => ({ label: NAMES[name], value: value(name), ours: name === 'ours' }))
  return {
    rows: [...speedRows(found), ...SIDES.map((name) => costRow(name, costs[name])), ...cpuRows(found)],
    charts: [
      { kind: 'bars', file: 'six-steps-speed', title: 'Six steps: completed runs a second', unit: '/s', bars: bars((name) => median(perSecond(found[name]))) },
      { kind: 'bars', file: 'six-steps-events', title: 'Six steps: events of history a run', unit: '', bars: bars((name) => costs[name].events), aim: { value: 30, text: 'at most 30' } },
    ],
  }
}

const idsOf = (rounds: readonly Round[]) => rounds.flatMap((round) => round.runIds)
const perSecond = (rounds: readonly Round[]) => rounds.map((round) => round.perSecond)

function speedRows(found: Rounds): Row[] {
  const speeds = SIDES.map((name): Row => {
    const all = perSecond(found[name])
    return { what: `${NAMES[name]}, completed runs a second`, value: spread(all), numbers: { [`${name}PerSecond`]: median(all) } }
  })
  return [...speeds, ratioRow(found, { than: 'byHand', aim: 1 }), ratioRow(found, { than: 'peer', aim: 2.5 })]
}

function ratioRow(found: Rounds, { than, aim }: { than: SideName; aim: number }): Row {
  const [a, b] = [perSecond(found.ours), perSecond(found[than])]
  const ratio = median(a) / median(b)
  const ratios = a.map((value, i) => value / (b[i] ?? Number.NaN))
  return {
    what: `Parcours to ${NAMES[than]}, ratio of the medians (rounds)`, value: `${short(ratio)} (${ratios.map(short).join(', ')})`,
    aim: atLeast(ratio, aim, `${aim.toFixed(1)} or better`), numbers: { [`${than}Ratio`]: ratio },
  }
}

function costRow(name: SideName, { events, actions }: { events: number; actions: number }): Row {
  const over = Math.max(events / 30, actions / 10)
  return {
    what: `${NAMES[name]}, events and actions a run`, value: `${short(events)}, ${short(actions)}`,
    ...(name === 'ours' && { aim: atMost(over, 1, 'at most 30, 10') }), numbers: { [`${name}Events`]: events, [`${name}Actions`]: actions },
  }
}
