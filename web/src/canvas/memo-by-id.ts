/**
 * Remembers one made object by id, and makes a new one only when an input changed. Entries that a round
 * did not ask for are dropped at the next `round()`.
 */
export class MemoById<T> {
  #kept = new Map<string, { inputs: readonly unknown[]; made: T }>()
  #fresh = new Map<string, { inputs: readonly unknown[]; made: T }>()

  round(): void {
    this.#kept = this.#fresh
    this.#fresh = new Map()
  }

  get(id: string, inputs: readonly unknown[], make: () => T): T {
    const known = this.#kept.get(id)
    const same = known !== undefined && inputs.every((input, at) => Object.is(input, known.inputs[at]))
    const entry = same ? known : { inputs, made: make() }
    this.#fresh.set(id, entry)
    return entry.made
  }
}
