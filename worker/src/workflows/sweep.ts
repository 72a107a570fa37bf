import { continueAsNew, defineSignal, proxyActivities, setHandler, sleep, CancellationScope, isCancellation } from '@temporalio/workflow'

export interface SweepInput {
  journeyId: string
  /** Sweeps done by this execution. */
  done: number
}
export interface SweepActivities {
  /** Enrols what matches now; answers how long to sleep (real ms) until the next business morning, null = no longer live. */
  sweepJourney(journeyId: string): Promise<{ sleepMs: number | null }>
}

const { sweepJourney } = proxyActivities<SweepActivities>({ startToCloseTimeout: '6 h', heartbeatTimeout: '1 min', retry: { maximumInterval: '1 min' } })
export const SWEEP_SIGNAL = 'sweepNow'

/** One for each live journey: looks at the portfolio each business day, as days past due move. */
export async function sweep(input: SweepInput): Promise<void> {
  let asked = false
  let scope: CancellationScope | undefined
  setHandler(defineSignal(SWEEP_SIGNAL), () => {
    asked = true
    scope?.cancel()
  })
  for (let done = 0; done < 100; done++) {
    asked = false
    const { sleepMs } = await sweepJourney(input.journeyId)
    if (sleepMs === null) return
    if (asked) continue
    scope = new CancellationScope()
    try {
      await scope.run(() => sleep(Math.max(1_000, sleepMs)))
    } catch (error) {
      if (!isCancellation(error)) throw error
    }
  }
  await continueAsNew<typeof sweep>({ journeyId: input.journeyId, done: input.done + 100 })
}
