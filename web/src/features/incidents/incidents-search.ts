import { oneOf, textOf, type RawSearch } from '../../lib/search.ts'

export const INCIDENT_STATES = ['open', 'closed'] as const

/** The URL of the incidents page: which list, and the incident beside it. */
export interface IncidentsSearch {
  state?: (typeof INCIDENT_STATES)[number]
  incident?: string
}

export const incidentsSearch = (raw: RawSearch): IncidentsSearch => ({ state: oneOf(raw, 'state', INCIDENT_STATES), incident: textOf(raw, 'incident') })
