/** Rows as SQLite returns them. Money: integer cents; instants: business epoch ms. */
export interface RunRecord {
  id: string
  caseId: string
  personId: string
  portfolioId: string
  journeyId: string
  versionId: string
  planHash: string
  slug: string
  entryNo: number
  grp: 'treated' | 'control'
  status: 'starting' | 'open' | 'ended'
  reason: string | null
  enteredAt: number
  entryDay: string
  endedAt: number | null
  parentRunId: string | null
  parentVisit: number | null
  arms: string
  currency: string
  arrearsAtEntry: number
  windowEndsAt: number
  toleranceCents: number
  recoveredCents: number
  currentInWindow: number
  costCents: number
  tag: number
  seq: number
  drawn: number
  contacted: number
  optedOut: number
  complained: number
  /** Number of the pause that it is under; 0 = none. */
  held: number
  heldAt: number | null
  commandSeq: number
  /** `;node=arm;` of splits whose arm an operator changed. */
  crossed: string
}

export interface VisitRecord {
  runId: string
  seq: number
  versionId: string
  nodeId: string
  nodeType: string
  enteredAt: number
  leftAt: number | null
  outcome: string | null
  openTag: number
  closeTag: number | null
  entryDay: string
  arms: string
  costCents: number
  state: 'here' | 'waiting' | 'postponed' | 'suspended'
  because: string | null
  nextAt: number | null
  waitsFor: string
  grp: string
}
