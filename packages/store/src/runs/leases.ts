import type { Db } from '../db/open-db.ts'

/** Takes or renews a named lease on the real clock; false while another holder has it. */
export const holdLease = (db: Db, lease: { name: string; holder: string; realMs: number; forMs: number }): Promise<boolean> =>
  db.write((sql) => sql.run(
    `INSERT INTO lease (name, holder, untilRealMs) VALUES (?,?,?)
     ON CONFLICT DO UPDATE SET holder = excluded.holder, untilRealMs = excluded.untilRealMs WHERE holder = excluded.holder OR untilRealMs < ?`,
    lease.name, lease.holder, lease.realMs + lease.forMs, lease.realMs) > 0)

export const dropLease = (db: Db, name: string, holder: string): Promise<unknown> =>
  db.write((sql) => sql.run('DELETE FROM lease WHERE name = ? AND holder = ?', name, holder))
