/** Runs `work` again and again until stopped; it says how long to pause. Faults are logged and waited out. */
export interface Loop {
  stop(): Promise<void>
}

export function startLoop(work: () => Promise<number>, onError: (error: unknown) => void): Loop {
  let running = true
  let wake: (() => void) | undefined
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const done = (async () => {
    while (running) {
      let pauseMs = 1_000
      try {
        pauseMs = await work()
      } catch (error) {
        onError(error)
      }
      if (running && pauseMs > 0) await pause(pauseMs)
    }
  })()
  return {
    stop: async () => {
      running = false
      wake?.()
      await done
    },
  }
}
