/** Makes an id that no other node or edge of the journey has. */
export type NewId = (prefix: string) => string

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

/**
 * Ids are drawn, not counted: a number that a deleted node had would give its figures to a new one.
 * 32^6 = 10^9 possibilities; the prefix says what it is to people who read the JSON.
 */
export const randomId: NewId = (prefix) => {
  const bytes = crypto.getRandomValues(new Uint8Array(6))
  const tail = Array.from(bytes, (b) => LETTERS[b % LETTERS.length]).join('')
  return `${prefix.slice(0, 30)}-${tail}`
}
