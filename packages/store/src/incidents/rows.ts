/** Why an incident opens; the screen has the words for each. */
export const INCIDENT_CAUSES = [
  'no_worker', 'temporal_away', 'workflow_task_failing', 'plan_missing', 'provider_refusing', 'provider_slow', 'retries_used_up',
  'wait_overdue', 'import_stuck',
] as const
export type IncidentCause = (typeof INCIDENT_CAUSES)[number]

/** Plain facts of an incident, for its sentence: names of ours, codes and counts; never of a person. */
export type IncidentDetail = Record<string, string | number | string[]>

export interface IncidentRecord {
  id: string
  cause: IncidentCause
  groupKey: string
  /** JSON: IncidentDetail. */
  detail: string
  /** Business instants. */
  openedAt: number
  closedAt: number | null
  openedRealMs: number
  /** When it was last found. */
  seenRealMs: number
  closedRealMs: number | null
}

/** Something that is wrong now. */
export interface Finding {
  cause: IncidentCause
  /** What it is about: a queue, a channel and code, a node. One open incident for each cause and group. */
  groupKey: string
  detail: IncidentDetail
  runs: readonly { runId: string; visitSeq: number }[]
}
