import { unfinishedImports, type Db } from '@parcours/store'
import type { Deps } from '../deps.ts'
import { optionsOf } from './options.ts'
import { runImport } from './run-import.ts'
import { dropOldUploads } from './uploads.ts'

/**
 * The imports of this process, one at a time: SQLite has one writer, and two files side by side would only make both
 * slow. A job that is stopped goes on where it was at the next start.
 */
export class ImportJobs {
  private tail: Promise<void> = Promise.resolve()
  private readonly waiting = new Set<string>()
  private readonly stopping = new AbortController()
  private readonly deps: Deps

  constructor(deps: Deps) {
    this.deps = deps
  }

  /** Lets what is next for an import be done, after those before it. */
  enqueue(importId: string): void {
    if (this.waiting.has(importId) || this.stopping.signal.aborted) return
    this.waiting.add(importId)
    this.tail = this.tail.then(async () => {
      this.waiting.delete(importId)
      if (!this.stopping.signal.aborted) await runImport(this.deps, importId, this.stopping.signal)
    })
  }

  /** Takes up what a stopped process has left, and clears away uploads that nobody came back for. */
  async resume(): Promise<void> {
    const left = unfinishedImports(this.deps.db.read)
    for (const record of left) this.enqueue(record.id)
    await dropOldUploads(this.deps.env.PARCOURS_DATA, { realMs: this.deps.clock.realMs(), keep: new Set(left.map((record) => optionsOf(record).uploadId)) })
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    for (let tail = this.tail; ; tail = this.tail) {
      await tail
      if (tail === this.tail) return
    }
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    await this.idle()
  }
}

const jobs = new WeakMap<Db, ImportJobs>()

/** The jobs of this server: one for its database. */
export function jobsOf(deps: Deps): ImportJobs {
  let known = jobs.get(deps.db)
  if (!known) jobs.set(deps.db, (known = new ImportJobs(deps)))
  return known
}
