import type { SandboxOptions } from './env.ts'
import { businessNow } from './schedule/business-time.ts'
import type { Action } from './schedule/action.ts'
import type { NewLogEntry } from './store/log-rows.ts'
import type { Store } from './store/open-store.ts'

/** What every part of the sandbox works with. */
export interface SandboxContext {
  store: Store
  options: SandboxOptions
  /** Business now, epoch ms; undefined while no clock was told. */
  businessMs(): number | undefined
  /** True while debtors do nothing by themselves. */
  silent(): boolean
  /** Puts an action `afterSeconds` of business time from now; 0 = due at once. */
  schedule(afterSeconds: number, lane: string, action: Action): void
  /** Logs one request as received, before it is answered. */
  log(entry: Omit<NewLogEntry, 'receivedRealMs' | 'businessMs'>): number
  /** An id that no other sandbox file gives out: `prefix` + mark + number. */
  id(prefix: string, n: number): string
}

export function makeContext(store: Store, options: SandboxOptions): SandboxContext {
  const businessMs = () => businessNow(store.settings.clock(), Date.now())
  const mark = store.settings.mark()
  return {
    store,
    options,
    businessMs,
    silent: () => store.settings.silent() ?? options.silent,
    schedule(afterSeconds, lane, action) {
      const now = businessMs()
      store.actions.add(now === undefined ? 0 : now + afterSeconds * 1000, lane, action)
    },
    log: (entry) => store.log.add({ ...entry, receivedRealMs: Date.now(), businessMs: businessMs() ?? null }),
    id: (prefix, n) => `${prefix}${mark}${String(n).padStart(20, '0')}`,
  }
}

