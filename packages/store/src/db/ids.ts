import { randomBytes } from 'node:crypto'

/** `run_k3f...`: a readable prefix and 80 random bits. No personal data: ids stand in Temporal in plain text. */
export const newId = (prefix: string): string => `${prefix}_${randomBytes(10).toString('hex')}`
