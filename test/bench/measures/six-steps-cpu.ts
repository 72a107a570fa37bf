import type { Row } from '../report/measured.ts'
import { mean, short } from '../report/stats.ts'
import { NAMES, SIDES, type Rounds } from './six-steps-sides.ts'

/** Less than this is the ticking of a process that stands by. */
const LEAST_MS = 0.05

/** Processor milliseconds a run, by process; what stands idle while another side walks counts too, and is shown. */
export function cpuRows(found: Rounds): Row[] {
  const names = [...new Set(SIDES.flatMap((side) => found[side].flatMap((round) => Object.keys(round.cpuPerRun))))]
  if (names.length === 0) return []
  return SIDES.map((side) => {
    const each = names.map((name) => ({ name, used: mean(found[side].map((round) => round.cpuPerRun[name] ?? 0)) * 1000 })).filter(({ used }) => used >= LEAST_MS)
    const total = each.reduce((sum, { used }) => sum + used, 0)
    return {
      what: `${NAMES[side]}, processor ms a run`, value: `${short(total)}: ${each.map(({ name, used }) => `${name} ${short(used)}`).join(', ')}`,
      numbers: { [`${side}CpuMs`]: total, ...Object.fromEntries(each.map(({ name, used }) => [`${side} ${name} ms`, used])) },
    }
  })
}
