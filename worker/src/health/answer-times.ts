import type { WorkerDetail } from '@parcours/store'

interface Sample {
  atRealMs: number
  tookMs: number
}

const WINDOW_MS = 5 * 60_000
const MOST = 2_000

/** How long each provider took to answer, over the last five real minutes: the ledger holds business instants only. */
export class AnswerTimes {
  private readonly samples = new Map<string, Sample[]>()

  add(channel: string, sample: Sample): void {
    const of = this.samples.get(channel) ?? []
    this.samples.set(channel, of)
    of.push(sample)
    if (of.length > MOST) of.shift()
  }

  /** 95th percentile by channel, of those that were asked in the window. */
  report(realMs: number): NonNullable<WorkerDetail['answers']> {
    const report: NonNullable<WorkerDetail['answers']> = {}
    for (const [channel, all] of this.samples) {
      const recent = all.filter(({ atRealMs }) => atRealMs > realMs - WINDOW_MS).map(({ tookMs }) => tookMs).toSorted((a, b) => a - b)
      if (recent.length > 0) report[channel] = { n: recent.length, p95Ms: Math.round(recent[Math.ceil(recent.length * 0.95) - 1] ?? 0) }
    }
    return report
  }
}
