import type { Found } from '../report/measured.ts'

export const MEASURES = ['six-steps', 'growth', 'starts', 'sleepers', 'screen', 'kpi', 'desk', 'compile', 'import', 'sizes'] as const
export type MeasureName = (typeof MEASURES)[number]

/** Does a measure and keeps what it found. */
export type Take = (name: MeasureName, doing: string, work: () => Promise<Found>) => Promise<void>
