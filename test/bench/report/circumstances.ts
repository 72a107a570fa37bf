import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os'

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
