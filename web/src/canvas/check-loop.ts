import type { Journey } from '@parcours/journey'
import type { CheckView } from '@parcours/server/router'
import type { DraftStore } from './draft-store.ts'
import type { LiveStore } from './live-store.ts'

export const CHECK_DELAY_MS = 250
const RETRY_MS = 3_000

/**
 * Asks the server what it finds in the draft, 250 ms after the last edit. An answer about an older draft
 * than one already shown is dropped; a failed call is tried again, the last answer staying in sight.
 */
export class CheckLoop {
  readonly #draft: DraftStore
  readonly #live: LiveStore
  readonly #check: (journey: Journey) => Promise<CheckView>
  readonly #unsubscribe: () => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = 0
  #shown = 0

  constructor(draft: DraftStore, live: LiveStore, check: (journey: Journey) => Promise<CheckView>) {
    this.#draft = draft
    this.#live = live
    this.#check = check
    this.#unsubscribe = draft.subscribe((state, before) => {
      if (state.journey !== before.journey) this.#schedule(CHECK_DELAY_MS)
    })
    this.#schedule(0)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#unsubscribe()
    // Answers still under way belong to nobody.
    this.#shown = Infinity
  }

  #schedule(delayMs: number) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#ask(), delayMs)
  }

  async #ask() {
    this.#asked += 1
    const [turn, { journey }] = [this.#asked, this.#draft.getState()]
    try {
      const answer = await this.#check(journey)
      if (turn < this.#shown) return
      this.#shown = turn
      const sources = new Map(journey.edges.map((edge) => [edge.id, edge.from]))
      this.#live.getState().setCheck(answer, (edgeId) => sources.get(edgeId))
    } catch {
      if (turn === this.#asked && this.#shown < Infinity) this.#schedule(RETRY_MS)
    }
  }
}
