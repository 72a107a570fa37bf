import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os'
import { short } from './stats.ts'
import type { Measured, Row } from './measured.ts'

/** Where and when a run of the bench took place. */
export interface Circumstances {
  date: string
  machine: string
  node: string
  temporal: string
  /** One-minute load before the first measure: what else the machine was doing. */
  loadBefore: number
  seconds: number
}

export function circumstances(started: { temporal: string; loadBefore: number; startMs: number }): Circumstances {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
    machine: `${availableParallelism()} x ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release()}`,
    node: process.version, temporal: started.temporal, loadBefore: started.loadBefore,
    seconds: (performance.now() - started.startMs) / 1000,
  }
}

export const loadNow = (): number => loadavg()[0] ?? Number.NaN

const aimWords = ({ aim }: Row): string => (aim ? `${aim.text}: ${aim.met ? 'met' : 'missed'}` : '')

/** For the terminal: one line for each number. */
export function textTable(all: readonly Measured[]): string {
  const rows = all.flatMap(({ rows: found }) => found)
  const wide = Math.max(...rows.map(({ what }) => what.length))
  // A long value without an aim may run on; the aims stand under each other.
  const wideValue = Math.max(0, ...rows.filter(({ aim }) => aim).map(({ value }) => value.length))
  const lines = all.flatMap(({ name, seconds, rows: found }) => [
    '', `${name} (measured in ${short(seconds)} s)`,
    ...found.map((row) => `  ${row.what.padEnd(wide)}  ${row.value.padEnd(wideValue)}  ${aimWords(row)}`.trimEnd()),
  ])
  return lines.join('\n')
}

/** For docs/performance.md; the command writes it whole, so nothing in it is typed by hand. */
export function markdown(all: readonly Measured[], where: Circumstances): string {
  return `# Performance

Written by \`npm run bench\`; do not edit by hand. Absolute numbers hold for this machine and this hour, ratios are from one run.

| | |
|---|---|
| date | ${where.date} |
| machine | ${where.machine} |
| node | ${where.node} |
| Temporal server | ${where.temporal}, development server on a SQLite file, synchronous=FULL |
| load before the run | ${short(where.loadBefore)} |
| the whole bench | ${short(where.seconds)} s |

${all.map(section).join('\n\n')}
`
}

const section = ({ name, how, rows, seconds }: Measured): string => `## ${name}

${how} Measured in ${short(seconds)} s.

| | | aim |
|---|---|---|
${rows.map((row) => `| ${row.what} | ${row.value} | ${aimWords(row)} |`).join('\n')}`

export const json = (all: readonly Measured[], where: Circumstances): string =>
  JSON.stringify({ ...where, measures: all.map(({ name, seconds, rows }) => ({ name, seconds, rows: rows.map(({ what, numbers }) => ({ what, ...numbers })) })) })

export const writeReport = (file: string, all: readonly Measured[], where: Circumstances): void => writeFileSync(file, markdown(all, where))
