import type { Db } from '../db/open-db.ts'

export interface ClockSegmentRow {
  realMs: number
  businessMs: number
  factor: number
}
export interface ClockRow {
  segments: ClockSegmentRow[]
  leaseUntilRealMs: number | null
}

/** Business time as stored: no segment at all is the wall clock. */
export function readClock(db: Db): ClockRow {
  const segment = db.read.get<ClockSegmentRow>('SELECT realMs, businessMs, factor FROM clock_segment ORDER BY id DESC LIMIT 1')
  const lease = db.read.get<{ value: string }>(`SELECT value FROM setting WHERE key = 'clock.lease'`)
  return { segments: segment ? [segment] : [], leaseUntilRealMs: segment && lease ? Number(lease.value) : null }
}

export const extendClockLease = (db: Db, untilRealMs: number): Promise<unknown> =>
  db.write((sql) => sql.run(`INSERT INTO setting (key, value) VALUES ('clock.lease', ?) ON CONFLICT DO UPDATE SET value = excluded.value`, String(untilRealMs)))

/** Appends a segment and its lease together, so that no reader sees one without the other. */
export const appendClockSegment = (db: Db, segment: ClockSegmentRow, leaseUntilRealMs: number | null): Promise<void> =>
  db.write((sql) => {
    sql.run('INSERT INTO clock_segment (realMs, businessMs, factor) VALUES (?,?,?)', segment.realMs, segment.businessMs, segment.factor)
    if (leaseUntilRealMs === null) sql.run(`DELETE FROM setting WHERE key = 'clock.lease'`)
    else sql.run(`INSERT INTO setting (key, value) VALUES ('clock.lease', ?) ON CONFLICT DO UPDATE SET value = excluded.value`, String(leaseUntilRealMs))
  })

/** The fastest that this database's clock has ever run; 0 when it has no segment or is moved by hand. */
export const topClockFactor = (db: Db): number =>
  db.read.get<{ factor: number | null }>('SELECT MAX(factor) AS factor FROM clock_segment')?.factor ?? 0
