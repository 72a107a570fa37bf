import { newId, type Db } from '@parcours/store'

/** The published version of a journey and copies of it as versions 2, 3...; the last one is live. @returns version ids, oldest first */
export function copyVersions(db: Db, journeyId: string, count: number): Promise<string[]> {
  return db.write((sql) => {
    const first = sql.get<{ id: string }>('SELECT id FROM version WHERE journeyId = ?', journeyId)?.id ?? ''
    const ids = [first, ...Array.from({ length: count - 1 }, () => newId('ver'))]
    for (const [i, id] of ids.entries()) {
      if (i === 0) continue
      sql.run(
        `INSERT INTO version (id, journeyId, number, drawing, plan, hash, publishedAt, publishedBy)
         SELECT ?, journeyId, number + ?, drawing, plan, hash, publishedAt, publishedBy FROM version WHERE id = ?`, id, i, first)
    }
    sql.run('UPDATE journey SET liveVersionId = ? WHERE id = ?', ids.at(-1) ?? first, journeyId)
    return ids
  })
}
