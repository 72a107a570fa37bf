import { writeFileSync } from 'node:fs'
import type { Outcome } from './play.ts'
import type { Play } from './plays.ts'
import type { Scenario } from './scenarios/scenario.ts'

type Judged = Pick<Outcome, 'scenarios' | 'seed' | 'verdicts'>

export const faultsOf = ({ verdicts }: Judged): string[] => verdicts.flatMap(({ no, faults }) => faults.map((fault) => `${no === 0 ? 'scenario' : `assertion ${no}`}: ${fault}`))

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
export function writeTable(file: string, scenarios: readonly Scenario[], plays: readonly Play[]): void {
  const sum = (of: (play: Play) => number) => number(plays.reduce((total, play) => total + of(play), 0))
  const each = (of: (play: Play) => string) => [...new Set(plays.map(of))].join('; ')
  const titles = plays[0]?.verdicts.filter(({ no }) => no > 0) ?? []
  const faults = plays.reduce((n, play) => n + faultsOf(play).length, 0)
  const missing = scenarios.filter(({ name }) => !plays.some((play) => play.scenarios.includes(name)))
  writeFileSync(file, `# Reliability

Written by \`npm run test:crash\`; do not edit by hand.

Real processes (server, worker, Temporal) over real files, with a clock on which an hour passes in a second. A driver enrols people and tells
payments, replies, disputes and opt-outs, some of them twice, in another order or when all is over, until each is answered; meanwhile
things break as the table says. What is true is decided by the providers' own log and by the driver's script, not by our rows. A seed brings
the same script and the same choices back: \`npm run test:crash -- --scenario NAME --seed N --runs N --events N\`.

| | |
|---|---|
| played | ${days(plays)} |
| commit | ${each(({ commit }) => commit)} |
| machine | ${each(({ machine }) => machine)} |
| node | ${each(({ node }) => node)} |
| Temporal server | ${each(({ temporal }) => temporal)}, development server on a SQLite file, synchronous=FULL |
| in all | ${plays.length} plays in ${Math.round(plays.reduce((s, { seconds }) => s + seconds, 0) / 60)} minutes: ${sum(({ runs }) => runs)} runs, ${sum(({ events }) => events)} events, ${sum(({ requests }) => requests)} requests at providers |
| lost, doubled, contacted after a stop | ${faults === 0 ? '0, 0, 0' : `${faults} faults, below`} |
${missing.length > 0 ? `| not played yet | ${missing.map(({ name }) => `\`${name}\``).join(', ')} |\n` : ''}
## What holds after each of them

${titles.map(({ no, title }) => `${no}. ${sentence(title)}.`).join('\n')}

## What was broken

| scenario | what happens | seeds | runs | events | unanswered | requests | s | ${titles.map(({ no }) => no).join(' | ')} |
|---|---|---|---|---|---|---|---|${titles.map(() => '---').join('|')}|
${scenarios.flatMap((one) => rowOf(one, plays.filter((play) => play.scenarios.includes(one.name)))).join('\n')}

*unanswered*: requests of the driver that found nobody, or were told "not now", and were made again. Numbers are sums over the seeds. Several
scenarios may break the same play, one after the other, over the same people: then it counts in the row of each.

## Every play

| scenarios | seed | runs | events | s | commit | what was seen |
|---|---|---|---|---|---|---|
${plays.map((play) => `| ${[play.scenarios.map((name) => `\`${name}\``).join(' + '), play.seed, number(play.runs), number(play.events), Math.round(play.seconds), play.commit, play.notes.join('; ')].join(' | ')} |`).join('\n')}
${faultList(plays)}`)
}

function days(plays: readonly Play[]): string {
  const dates = plays.map(({ date }) => date).sort()
  return dates[0] === dates.at(-1) ? (dates[0] ?? '') : `${dates[0]} to ${dates.at(-1)}`
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function rowOf(one: Scenario, plays: readonly Play[]): string[] {
  if (plays.length === 0) return []
  const sum = (of: (play: Play) => number) => number(plays.reduce((total, outcome) => total + of(outcome), 0))
  const marks = (plays[0]?.verdicts ?? []).filter(({ no }) => no > 0).map(({ no }) => {
    const faults = plays.flatMap(({ verdicts }) => verdicts.filter((verdict) => verdict.no === no || (no === 4 && verdict.no === 0))).flatMap((verdict) => verdict.faults)
    return faults.length === 0 ? 'ok' : `**${faults.length}**`
  })
  return [`| ${[
    `\`${one.name}\``, one.what, plays.map(({ seed }) => seed).join(', '), sum(({ runs }) => runs), sum(({ events }) => events), sum(({ unanswered }) => unanswered),
    sum(({ requests }) => requests), sum(({ seconds }) => Math.round(seconds)), ...marks,
  ].join(' | ')} |`]
}

function faultList(outcomes: readonly Play[]): string {
  const lines = outcomes.flatMap((outcome) => faultsOf(outcome).slice(0, 20).map((fault) => `- \`${outcome.scenarios.join(' + ')}\`, seed ${outcome.seed}: ${fault}`))
  return lines.length === 0 ? '' : `\n## Faults\n\n${lines.join('\n')}\n`
}
