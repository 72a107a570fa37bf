import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus, platform, release, totalmem } from 'node:os'
import type { Outcome } from './play.ts'
import type { Scenario } from './scenarios/scenario.ts'

export interface Circumstances {
  date: string
  machine: string
  node: string
  temporal: string
  minutes: number
}

export const circumstances = (temporal: string, startMs: number): Circumstances => ({
  date: `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
  machine: `${availableParallelism()} x ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release()}`,
  node: process.version, temporal, minutes: (performance.now() - startMs) / 60_000,
})

export const faultsOf = ({ verdicts }: Outcome): string[] => verdicts.flatMap(({ no, faults }) => faults.map((fault) => `${no === 0 ? 'scenario' : `assertion ${no}`}: ${fault}`))

const number = (n: number): string => n.toLocaleString('en')

/** One line for the terminal, with the faults below it. */
export function lineOf(outcome: Outcome): string {
  const { scenarios, seed, runs, events, unanswered, requests, seconds } = outcome
  const faults = faultsOf(outcome)
  const line = [
    scenarios.join(' + ').padEnd(20), `seed ${String(seed).padEnd(5)}`, `${number(runs)} runs`, `${number(events)} events`, `${number(unanswered)} unanswered`,
    `${number(requests)} requests`, `${Math.round(seconds)} s`.padStart(6), faults.length === 0 ? 'all hold' : `${faults.length} FAULTS`,
  ].join('  ')
  return [line, ...outcome.notes.map((note) => `    ${note}`), ...faults.slice(0, 20).map((fault) => `    ! ${fault}`)].join('\n')
}

/** docs/reliability.md: written whole by the command, so nothing in it is typed by hand. */
export function writeTable(file: string, scenarios: readonly Scenario[], { outcomes, where }: { outcomes: readonly Outcome[]; where: Circumstances }): void {
  const sum = (of: (outcome: Outcome) => number) => number(outcomes.reduce((total, outcome) => total + of(outcome), 0))
  const titles = outcomes[0]?.verdicts.filter(({ no }) => no > 0) ?? []
  writeFileSync(file, `# Reliability

Written by \`npm run test:crash\`; do not edit by hand.

Real processes (server, worker, Temporal) over real files, with a clock on which an hour passes in a second. A driver enrols people and tells
payments, replies, disputes and opt-outs, some of them twice, in another order or when all is over, until each is answered; meanwhile
things break as the table says. What is true is decided by the providers' own log and by the driver's script, not by our rows. A seed brings
the same script and the same choices back: \`npm run test:crash -- --scenario NAME --seed N\`.

| | |
|---|---|
| date | ${where.date} |
| machine | ${where.machine} |
| node | ${where.node} |
| Temporal server | ${where.temporal}, development server on a SQLite file, synchronous=FULL |
| in all | ${outcomes.length} plays in ${Math.round(where.minutes)} minutes: ${sum(({ runs }) => runs)} runs, ${sum(({ events }) => events)} events, ${sum(({ requests }) => requests)} requests at providers |
| lost, doubled, contacted after a stop | ${sum((outcome) => faultsOf(outcome).length) === '0' ? '0, 0, 0' : `${sum((outcome) => faultsOf(outcome).length)} faults, below`} |

## What holds after each of them

${titles.map(({ no, title }) => `${no}. ${sentence(title)}.`).join('\n')}

## What was broken

| scenario | what happens | seeds | runs | events | unanswered | requests | s | ${titles.map(({ no }) => no).join(' | ')} |
|---|---|---|---|---|---|---|---|${titles.map(() => '---').join('|')}|
${scenarios.flatMap((one) => rowOf(one, outcomes.filter((outcome) => outcome.scenarios.includes(one.name)))).join('\n')}

*unanswered*: requests of the driver that found nobody, or were told "not now", and were made again.

## What was seen

${scenarios.flatMap((one) => notesOf(one, outcomes)).join('\n')}
${faultList(outcomes)}`)
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function rowOf(one: Scenario, plays: readonly Outcome[]): string[] {
  if (plays.length === 0) return []
  const sum = (of: (outcome: Outcome) => number) => number(plays.reduce((total, outcome) => total + of(outcome), 0))
  const marks = (plays[0]?.verdicts ?? []).filter(({ no }) => no > 0).map(({ no }) => {
    const faults = plays.flatMap(({ verdicts }) => verdicts.filter((verdict) => verdict.no === no || (no === 4 && verdict.no === 0))).flatMap((verdict) => verdict.faults)
    return faults.length === 0 ? 'ok' : `**${faults.length}**`
  })
  return [`| ${[
    `\`${one.name}\``, one.what, plays.map(({ seed }) => seed).join(', '), sum(({ runs }) => runs), sum(({ events }) => events), sum(({ unanswered }) => unanswered),
    sum(({ requests }) => requests), sum(({ seconds }) => Math.round(seconds)), ...marks,
  ].join(' | ')} |`]
}

const notesOf = (one: Scenario, outcomes: readonly Outcome[]): string[] =>
  outcomes.filter(({ scenarios, notes }) => scenarios.includes(one.name) && notes.length > 0).map(({ seed, notes }) => `- \`${one.name}\`, seed ${seed}: ${notes.join('; ')}`)

function faultList(outcomes: readonly Outcome[]): string {
  const lines = outcomes.flatMap((outcome) => faultsOf(outcome).slice(0, 20).map((fault) => `- \`${outcome.scenarios.join(' + ')}\`, seed ${outcome.seed}: ${fault}`))
  return lines.length === 0 ? '' : `\n## Faults\n\n${lines.join('\n')}\n`
}
