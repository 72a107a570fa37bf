/** A body as the parsers of start-sandbox.ts left it: text, or nothing. */
export const textOf = (body: unknown): string => (typeof body === 'string' ? body : '')

/** The JSON of a body, or undefined when it is none. */
export function jsonOf(body: unknown): unknown {
  try {
    return JSON.parse(textOf(body))
  } catch {
    return undefined
  }
}
