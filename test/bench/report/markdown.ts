import type { Circumstances } from './circumstances.ts'
import type { Aim, Measured, SelfTime } from './measured.ts'
import { short } from './stats.ts'

export const aimWords = ({ aim }: { aim?: Aim }): string => {
  if (!aim) return ''
  return `${aim.text}: ${aim.met ? 'met' : `missed${aim.missedBy === undefined ? '' : ` by ${aim.missedBy}`}`}`
}

/** For docs/performance.md; the command writes it whole, so nothing in it is typed by hand. `pictures` is the folder of the charts, as seen from there. */
export function markdown(all: readonly Measured[], where: Circumstances, pictures: string): string {
  return `# Performance

Written by \`npm run bench\`; do not edit by hand. Absolute numbers hold for this machine and this hour, ratios are from one run. The same as data: [figures.json](${pictures}/figures.json).

| | |
|---|---|
| date | ${where.date} |
| machine | ${where.machine} |
| node | ${where.node} |
| Temporal server | ${where.temporal}, development server on a SQLite file, synchronous=FULL |
| load before the run | ${short(where.loadBefore)} |
| the whole bench | ${short(where.seconds)} s |

${[summary(all), ...all.map((one) => section(one, pictures))].join('\n\n')}
`
}

/** All aims on one page, the missed ones first. */
function summary(all: readonly Measured[]): string {
  const aimed = all.flatMap(({ name, rows }) => rows.filter(({ aim }) => aim).map((row) => ({ name, row })))
  const missed = aimed.filter(({ row }) => !row.aim?.met)
  const told = missed.map(({ name, row }) => `- ${name}: ${row.what}: ${row.value} (${aimWords(row)})`)
  return `## Aims

${aimed.length - missed.length} of ${aimed.length} are met.${missed.length > 0 ? ` Missed, with where the time goes at the end of each section:\n\n${told.join('\n')}` : ''}`
}

const section = ({ name, how, rows, seconds, charts = [], profile = [] }: Measured, pictures: string): string => [
  `## ${name}`,
  `${how} Measured in ${short(seconds)} s.`,
  `| | | aim |\n|---|---|---|\n${rows.map((row) => `| ${row.what} | ${row.value} | ${aimWords(row)} |`).join('\n')}`,
  ...charts.map(({ file, title }) => `![${title}](${pictures}/${file}.svg)`),
  ...(profile.length > 0 ? [whereTimeGoes(profile)] : []),
].join('\n\n')

/** Self time of each process in a second walk under V8's profiler. */
const whereTimeGoes = (profile: readonly SelfTime[]): string =>
  `Where the time goes: self time of the JavaScript threads in a second, short walk under the profiler, as shares of what each process did (its start left out; the SDK’s native threads are not seen; nothing above was measured in it).\n\n${profile
    .map(({ process, rows }) => `| ${process} | share |\n|---|---|\n${rows.map(({ what, share }) => `| ${what.replaceAll('|', '\\|')} | ${(share * 100).toFixed(1)} % |`).join('\n')}`).join('\n\n')}`
