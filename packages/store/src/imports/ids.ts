import { randomBytes } from 'node:crypto'

const DIGITS = 10

/**
 * Ids of the form of `newId` that go up: half of each is drawn once, half counts. Rows that are written together then stand
 * together in every index on an id; drawn at random, a chunk of 1,000 rows touches some 10,000 pages, and most of an
 * import's time goes into writing them.
 */
export function idSource(): (prefix: string) => string {
  const drawn = randomBytes(DIGITS / 2).toString('hex')
  let next = 0
  return (prefix) => `${prefix}_${drawn}${(next++).toString(16).padStart(DIGITS, '0')}`
}
