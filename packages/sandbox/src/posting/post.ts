/** How a post ended: taken, refused for good, or to be tried again. */
export type Posted = { kind: 'taken' } | { kind: 'refused'; note: string } | { kind: 'again'; note: string }

const POST_MS = 8_000
/** The receiver has looked at it and says no: sending the same again is no use. */
const FINAL = new Set([400, 409, 410, 413, 415, 422])

/** Posts as a provider does: any answer but a final refusal is tried again later. */
export async function post(url: string, body: string, headers: Record<string, string>): Promise<Posted> {
  try {
    const answer = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal: AbortSignal.timeout(POST_MS) })
    const said = (await answer.text()).slice(0, 200)
    if (answer.ok) return { kind: 'taken' }
    const note = `${answer.status} ${said}`
    return FINAL.has(answer.status) ? { kind: 'refused', note } : { kind: 'again', note }
  } catch (error) {
    return { kind: 'again', note: error instanceof Error ? `${error.message} ${causeOf(error)}` : 'failed' }
  }
}

const causeOf = (error: Error) => (error.cause instanceof Error ? error.cause.message : '')
