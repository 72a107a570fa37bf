const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_BUSY')

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/**
 * One writer at a time within the process, first come first served. Other processes are met with a short
 * busy time-out and an asynchronous retry, so that the event loop never stands still for a lock.
 */
export class WriterLock {
  private tail: Promise<void> = Promise.resolve()

  async acquire(): Promise<() => void> {
    let release: () => void = () => {}
    const mine = new Promise<void>((resolve) => (release = resolve))
    const before = this.tail
    this.tail = before.then(() => mine)
    await before
    return release
  }

  async run<T>(work: () => T | Promise<T>): Promise<T> {
    const release = await this.acquire()
    try {
      return await this.retryBusy(work)
    } finally {
      release()
    }
  }

  /** Tries again while another process writes, for at most 15 s. */
  async retryBusy<T>(work: () => T | Promise<T>): Promise<T> {
    for (let waited = 0, wait = 5; ; waited += wait, wait = Math.min(wait * 2, 200)) {
      try {
        return await work()
      } catch (error) {
        if (!isBusy(error) || waited > 15_000) throw error
        await pause(wait)
      }
    }
  }
}
