import { atMost, type Found, type Row } from '../report/measured.ts'
import { short } from '../report/stats.ts'
import { addPeople } from '../rig/people.ts'
import type { Rig } from '../rig/rig.ts'
import type { Scale } from '../scale.ts'
import { walk } from './round.ts'
import { parcoursSide, refusePostponed } from './sides.ts'

/** Business milliseconds in a real one: ten thousand runs take ten minutes and more, and calls are legal until the evening. */
export const GROWTH_FACTOR = 20
/** A wait lasts three seconds here. */
const IN_FLIGHT = 120
const WARM_UPS = 4
const AIM = 0.15
const PROCESSES = ['worker', 'server', 'temporal'] as const
type Process = (typeof PROCESSES)[number]
/** Those that the aim is about; Temporal's own is shown beside them. */
const AIMED: readonly Process[] = ['worker', 'server']

/** Processor time of a run while the databases fill: the six steps, one window of runs after the other. */
export async function growth(rig: Rig, { journeyId, scale }: { journeyId: string; scale: Scale }): Promise<Found> {
  const side = parcoursSide(rig, journeyId)
  const go = async (count: number) => walk(rig, side, { inFlight: IN_FLIGHT, caseIds: await addPeople(rig.db, count) })
  await go(scale.warmUp * WARM_UPS)
  const used: Record<Process, number[]> = { worker: [], server: [], temporal: [] }
  for (let window = 0; window < scale.marks[2]; window++) {
    const { cpuPerRun } = await go(scale.window)
    for (const name of PROCESSES) used[name].push((cpuPerRun[name] ?? Number.NaN) * 1000)
    refusePostponed(rig, journeyId)
  }
  const stored = used.worker.map((_, i) => (i + 1) * scale.window)
  return {
    name: 'Processor time a run as the databases grow',
    how: `The six steps, ${scale.window.toLocaleString('en')} runs at a time on one and the same system, ${IN_FLIGHT} in flight, after ${scale.warmUp * WARM_UPS} of warming up; `
      + 'processor milliseconds (/proc/pid/stat, user and system) that each process used for one run of that window, polling and upkeep included. '
      + `At each mark the window that ends there. Business time runs ${GROWTH_FACTOR} times as fast.`,
    rows: [...PROCESSES.map((name) => processRow(name, { used: used[name], scale })), ...noteRows(used)],
    charts: [{
      kind: 'lines', file: 'growth', title: 'Processor milliseconds a run, by runs stored', unit: 'ms', x: stored,
      series: PROCESSES.map((name) => ({ label: name, values: used[name] })),
    }],
  }
}

function processRow(name: Process, { used, scale }: { used: readonly number[]; scale: Scale }): Row {
  const at = scale.marks.map((mark) => used[mark - 1] ?? Number.NaN)
  const [first = Number.NaN, ...later] = at
  const most = Math.max(...later) / first
  return {
    what: `${name}, ms a run at ${scale.marks.map((mark) => (mark * scale.window).toLocaleString('en')).join(', ')} runs`,
    value: `${at.map(short).join(', ')}; ${later.map((value) => signed(value / first - 1)).join(', ')}`,
    ...(AIMED.includes(name) && { aim: atMost(most, 1 + AIM, 'flat within 15 %') }),
    numbers: { ...Object.fromEntries(scale.marks.map((mark, i) => [`${name}MsAt${mark * scale.window}`, at[i] ?? Number.NaN])), [`${name}Growth`]: most - 1 },
  }
}

/** All windows, so that nobody thinks that three were chosen. */
const noteRows = (used: Record<Process, number[]>): Row[] =>
  AIMED.map((name) => ({ what: `${name}, every window`, value: used[name].map(short).join(', '), numbers: Object.fromEntries(used[name].map((value, i) => [`${name}${i + 1}`, value])) }))

const signed = (share: number): string => `${share >= 0 ? '+' : '−'}${Math.abs(share * 100).toFixed(1)} %`
