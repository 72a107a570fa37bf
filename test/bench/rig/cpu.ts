import { readFileSync, readdirSync } from 'node:fs'

/** Linux counts processor time in ticks of 10 ms. */
const TICKS_PER_SECOND = 100

/** Processor seconds (user and system) that a process has used so far; undefined where there is no /proc. */
export function cpuSeconds(pid: number): number | undefined {
  const fields = statOf(pid)
  return fields && (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

/** The child of this process that runs a program of that name: for a server that somebody else has started for us. */
export function childNamed(name: string): number | undefined {
  for (const entry of procEntries()) {
    const fields = statOf(Number(entry))
    if (fields?.[1] === String(process.pid) && fields.name === name) return Number(entry)
  }
  return undefined
}

function procEntries(): string[] {
  try {
    return readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))
  } catch {
    return []
  }
}

/** Fields of /proc/pid/stat from the state on (proc(5), field 3): 1 = parent, 11 = user ticks, 12 = system ticks. */
function statOf(pid: number): (string[] & { name: string }) | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [open, close] = [text.indexOf('('), text.lastIndexOf(')')]
    return Object.assign(text.slice(close + 2).split(' '), { name: text.slice(open + 1, close) })
  } catch {
    return undefined
  }
}
