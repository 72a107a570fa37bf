import type { ImportRow } from '@parcours/server/router'

export type ImportKind = ImportRow['kind']

/** How a file is read, where the guess was wrong. */
export interface Reading {
  encoding?: string
  delimiter?: string
  decimal?: 'comma' | 'point'
}
