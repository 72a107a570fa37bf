import type { DraftView, SaveResult } from '@parcours/server/router'
import { canonicalJson, type Journey } from '@parcours/journey'
import type { DraftState, DraftStore } from './draft-store.ts'

export const SAVE_DELAY_MS = 600
const FIRST_RETRY_MS = 2_000
const LAST_RETRY_MS = 30_000

export interface SaveRequest { revision: number; journey: Journey; force?: true }

export interface SavePort {
  save: (request: SaveRequest) => Promise<SaveResult>
  isOffline: (error: unknown) => boolean
}

/**
 * Saves the draft by itself: 600 ms after the last edit, one call at a time, again after a failure
 * (2 s, 4 s ... 30 s). An edit made while a save is under way is sent by the next one.
 */
export class Autosave {
  readonly #store: DraftStore
  readonly #port: SavePort
  readonly #unsubscribe: () => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #underWay: Promise<void> | undefined
  #failures = 0
  /** Sent, and never answered: each may be stored all the same. */
  #unanswered: Journey[] = []

  constructor(store: DraftStore, port: SavePort) {
    this.#store = store
    this.#port = port
    this.#unsubscribe = store.subscribe((state, before) => this.#edited(state, before))
  }

  /** Sends what is unsaved now; resolves when it is stored, refused or failed. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    // Two may wait for the same save: the one that wakes second finds the next one under way, and waits for that too.
    while (this.#underWay) await this.#underWay
    if (this.#unsaved()) await this.#send(false)
  }

  /** Overwrites the stored draft with ours. Only after the manager chose so in a conflict. */
  async force(): Promise<void> {
    clearTimeout(this.#timer)
    while (this.#underWay) await this.#underWay
    await this.#send(true)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#unsubscribe()
  }

  #unsaved() {
    const { journey, stored, save } = this.#store.getState()
    return journey !== stored && save.kind !== 'conflict'
  }

  #edited(state: DraftState, before: DraftState) {
    if (state.journey === before.journey || state.save.kind === 'conflict') return
    const unsaved = state.journey !== state.stored
    if (state.save.kind === (unsaved ? 'saved' : 'dirty')) state.setSave({ kind: unsaved ? 'dirty' : 'saved' })
    if (unsaved) this.#schedule(SAVE_DELAY_MS)
    else clearTimeout(this.#timer)
  }

  #schedule(delayMs: number) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), delayMs)
  }

  #send(force: boolean): Promise<void> {
    const { journey, revision, setSave } = this.#store.getState()
    setSave({ kind: 'saving' })
    const request: SaveRequest = force ? { journey, revision, force } : { journey, revision }
    this.#underWay = this.#port.save(request)
      .then((result) => this.#settle(result, journey), (error: unknown) => this.#failed(error, journey))
      .finally(() => { this.#underWay = undefined })
    return this.#underWay
  }

  #settle(result: SaveResult, journey: Journey) {
    this.#failures = 0
    const state = this.#store.getState()
    const ours = [journey, ...this.#unanswered]
    this.#unanswered = []
    const stored = result.kind === 'saved' ? { ...result, journey } : ownDraft(result.theirs, ours)
    if (!stored) return result.kind === 'conflict' ? state.setSave({ kind: 'conflict', theirs: result.theirs }) : undefined
    state.acknowledge({ journey: stored.journey, revision: stored.revision, savedAtMs: stored.savedAtMs })
    if (!this.#unsaved()) return
    state.setSave({ kind: 'dirty' })
    this.#schedule(SAVE_DELAY_MS)
  }

  #failed(error: unknown, journey: Journey) {
    this.#unanswered.push(journey)
    const delayMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures)
    this.#failures += 1
    const { setSave } = this.#store.getState()
    setSave({ kind: 'failed', offline: this.#port.isOffline(error), error, retryAtMs: Date.now() + delayMs })
    this.#schedule(delayMs)
  }
}

/** A "newer" draft that we sent ourselves, by a call whose answer was lost, is no conflict. Null for somebody else's. */
function ownDraft(theirs: DraftView, ours: readonly Journey[]): { journey: Journey; revision: number; savedAtMs: number } | null {
  const text = canonicalJson(theirs.journey)
  const journey = ours.find((sent) => canonicalJson(sent) === text)
  return journey ? { journey, revision: theirs.revision, savedAtMs: theirs.savedAtMs } : null
}
