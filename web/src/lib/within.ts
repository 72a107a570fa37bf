/** A reading may take so long, and what changes something so long: its effect is better known than guessed. */
const LONGEST_MS = { read: 15_000, write: 60_000 }

/** `fetch` that gives up: a desk that hangs without closing its connections would otherwise be waited for without end. */
export function within(input: RequestInfo | URL | string, init: RequestInit = {}): Promise<Response> {
  const late = AbortSignal.timeout(init.method === 'POST' ? LONGEST_MS.write : LONGEST_MS.read)
  return fetch(input, { ...init, signal: init.signal ? AbortSignal.any([init.signal, late]) : late })
}

/** Given up by {@link within}, as it is or as the cause of another error. */
export function isLate(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.name === 'TimeoutError' || isLate(error.cause)
}
