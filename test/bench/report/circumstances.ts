import { loadavg } from 'node:os'
import { dateNow, machine } from '../../support/machine.ts'

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

export const circumstances = (started: { temporal: string; loadBefore: number; startMs: number }): Circumstances => ({
  date: dateNow(), machine: machine(), node: process.version, temporal: started.temporal, loadBefore: started.loadBefore,
  seconds: (performance.now() - started.startMs) / 1000,
})

export const loadNow = (): number => loadavg()[0] ?? Number.NaN
