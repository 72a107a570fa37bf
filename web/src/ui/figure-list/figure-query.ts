import type { FigureFilter, StripFigure } from '@parcours/server/router'
import type { ChannelRate } from '@parcours/metrics'

/**
 * Which list stands behind a figure: of a card (`visits`), of one of its channel rates (`rate`) or of the
 * strip (`strip`). It carries the filter that the figure was counted with, so that the list has the figure's
 * length.
 */
export type FigureQuery =
  | {
    kind: 'visits'
    filter: FigureFilter
    nodeId: string
    what: 'entered' | 'here' | 'outcome' | 'left' | 'postponed' | 'suspended'
    /** For `outcome` its name, or several with commas; for `left` the fact. */
    outcome?: string
  }
  /** One row for each contact: a visit that tried twice stands twice. */
  | { kind: 'rate'; filter: FigureFilter; nodeId: string; rate: ChannelRate; part: 'numerator' | 'denominator' }
  | { kind: 'strip'; filter: FigureFilter; name: StripFigure['name']; part: 'numerator' | 'denominator' | 'all' }
