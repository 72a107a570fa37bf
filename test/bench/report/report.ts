import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { draw } from './charts/draw.ts'
import type { Circumstances } from './circumstances.ts'
import { aimWords, markdown } from './markdown.ts'
import type { Measured, SelfTime } from './measured.ts'
import { short } from './stats.ts'

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

/** Self time of each process, for the terminal. */
export const profileTable = (profile: readonly SelfTime[]): string =>
  profile.map(({ process, rows }) => [`\n${process}`, ...rows.map(({ what, share }) => `  ${(share * 100).toFixed(1).padStart(5)} %  ${what}`)].join('\n')).join('\n')

/** The same for machines: one line for the terminal, indented for a file. */
export function json(all: readonly Measured[], where: Circumstances, indent?: number): string {
  const measures = all.map(({ name, seconds, rows, profile }) => ({
    name, seconds, rows: rows.map(({ what, numbers, aim }) => ({ what, ...numbers, ...(aim && { aim: aim.text, met: aim.met }) })), ...(profile && { profile }),
  }))
  return JSON.stringify({ ...where, measures }, null, indent)
}

const PICTURES = 'performance'

/** docs/performance.md, and beside it the folder of its charts and of the same figures as data. */
export function writeReport(docs: string, all: readonly Measured[], where: Circumstances): void {
  const folder = join(docs, PICTURES)
  mkdirSync(folder, { recursive: true })
  // A chart of a measure that is no more would be believed for ever.
  for (const file of readdirSync(folder)) if (file.endsWith('.svg')) rmSync(join(folder, file))
  for (const chart of all.flatMap(({ charts = [] }) => charts)) writeFileSync(join(folder, `${chart.file}.svg`), draw(chart))
  writeFileSync(join(folder, 'figures.json'), `${json(all, where, 1)}\n`)
  writeFileSync(join(docs, 'performance.md'), markdown(all, where, PICTURES))
}
