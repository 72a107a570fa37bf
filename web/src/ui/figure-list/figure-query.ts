import type { FigureFilter, StripFigure } from '@parcours/server/router'

/**
 * Which list stands behind a figure: of a card (`visits`) or of the strip (`strip`). It carries the filter
 * that the figure was counted with, so that the list has the figure's length.
 */
export type FigureQuery =
  | {
    kind: 'visits'
    filter: FigureFilter
    nodeId: string
    what: 'entered' | 'here' | 'outcome' | 'left' | 'postponed' | 'suspended'
    /** For `outcome` its name; for `left` the fact. */
    outcome?: string
  }
  | { kind: 'strip'; filter: FigureFilter; name: StripFigure['name']; part: 'numerator' | 'denominator' | 'all' }
