import { randomBytes } from 'node:crypto'

const BYTES = 10
const POOL = 1024

/**
 * Ids of the form of `newId`, drawn a thousand at a time: one by one they cost 3 to 9 us each, and an import of
 * 100,000 rows needs half a million.
 */
export function idSource(): (prefix: string) => string {
  let hex = ''
  let at = 0
  return (prefix) => {
    if (at === hex.length) {
      hex = randomBytes(BYTES * POOL).toString('hex')
      at = 0
    }
    at += BYTES * 2
    return `${prefix}_${hex.slice(at - BYTES * 2, at)}`
  }
}
