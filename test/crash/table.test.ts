import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Plays, type Play } from './plays.ts'
import { writeTable } from './table.ts'
import type { Scenario } from './scenarios/scenario.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'parcours-plays-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const WHERE = { date: '2026-11-22 12:30 UTC', commit: 'abc1234', machine: '2 x m', node: 'v24', temporal: '1.31' }
const play = (scenarios: string[], seed: number, faults: string[] = []): Play => ({
  ...WHERE, scenarios, seed, runs: 1_000, events: 5_000, unanswered: 3, requests: 1_700, notes: [], seconds: 300,
  verdicts: [{ no: 1, title: 'nothing is lost', faults }],
})
const scenario = (name: string): Scenario => ({ name, what: `${name} breaks`, breaks: async () => {} })

it('plays are added over several sittings; the same one again takes its place', () => {
  const file = join(folder, 'plays.json')
  new Plays(file, { keep: true }).add(play(['a'], 1, ['gone']))
  const later = new Plays(file, { keep: true })
  later.add(play(['a', 'b'], 1))
  later.add(play(['a'], 1))
  expect(new Plays(file, { keep: true }).all).toEqual([play(['a'], 1), play(['a', 'b'], 1)])
  expect(new Plays(file, { keep: false }).all).toEqual([])
})

it('the page sums the plays of each scenario, names faults, and says what was not played', () => {
  const page = join(folder, 'page.md')
  writeTable(page, ['a', 'b', 'c'].map(scenario), [play(['a', 'b'], 1), play(['a'], 2, ['run_x is gone'])])
  const text = readFileSync(page, 'utf8')
  expect(text).toContain('| `a` | a breaks | 1, 2 | 2,000 | 10,000 | 6 | 3,400 | 600 | **1** |')
  expect(text).toContain('| `b` | b breaks | 1 | 1,000 | 5,000 | 3 | 1,700 | 300 | ok |')
  expect(text).toContain('| not played yet | `c` |')
  expect(text).toContain('1 faults, below')
  expect(text).toContain('- `a`, seed 2: assertion 1: run_x is gone')
})
