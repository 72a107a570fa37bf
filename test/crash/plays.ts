import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { ROOT } from '../../scripts/boot/root.mjs'
import { dateNow, machine } from '../support/machine.ts'
import type { Outcome } from './play.ts'

/** On what something was played. */
export interface Circumstances {
  date: string
  commit: string
  machine: string
  node: string
  temporal: string
}

/** One play as it is kept beside the page. */
export type Play = Omit<Outcome, 'played'> & Circumstances

/** @param temporal version of the server binary */
export const circumstances = (temporal: string): Circumstances => ({
  date: dateNow(), commit: commitOf(ROOT), machine: machine(), node: process.version, temporal,
})

/** The commit that is played, with a + when files differ from it. */
function commitOf(folder: string): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  try {
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '--', '.', ':!docs') === '' ? '' : '+'}`
  } catch {
    return 'unknown'
  }
}

const sameAs = (a: Play) => (b: Play) => a.seed === b.seed && a.runs === b.runs && a.scenarios.join() === b.scenarios.join()

/**
 * The plays that the page shows. They take hours, so they may be added over several sittings: a play that is played
 * again, with the same seed and as many people, takes the place of the earlier one.
 */
export class Plays {
  readonly all: Play[]
  private readonly file: string

  constructor(file: string, { keep }: { keep: boolean }) {
    this.file = file
    // Written below, by an earlier sitting.
    this.all = keep && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Play[]) : []
  }

  add(play: Play): void {
    const at = this.all.findIndex(sameAs(play))
    this.all.splice(at < 0 ? this.all.length : at, at < 0 ? 0 : 1, play)
    writeFileSync(this.file, `[\n${this.all.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`)
  }
}
