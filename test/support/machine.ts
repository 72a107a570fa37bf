import { availableParallelism, cpus, platform, release, totalmem } from 'node:os'

/** The instant as reports print it. */
export const dateNow = (): string => `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** What a report was made on: processors, memory, operating system. */
export const machine = (): string =>
  `${availableParallelism()} x ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release()}`
