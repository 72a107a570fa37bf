import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '@parcours/store'
import { vi } from 'vitest'

/**
 * Takes the relay's lease, as a relay in another process would: nothing goes to Temporal any more, while facts are
 * still stored and applied. `back` gives it up.
 */
export async function pauseRelay(db: Db): Promise<{ back(): Promise<void> }> {
  await db.write((sql) => sql.run(
    `INSERT INTO lease (name, holder, untilRealMs) VALUES ('relay','story',?) ON CONFLICT DO UPDATE SET holder = 'story', untilRealMs = excluded.untilRealMs`,
    Date.now() + 3_600_000))
  // Its holder looks at the lease once a second.
  await sleep(1_200)
  return { back: () => db.write((sql) => void sql.run(`DELETE FROM lease WHERE name = 'relay' AND holder = 'story'`)) }
}

/** Real time passes until `look` is happy: for what happens while the relay is away, when nobody can say "quiet". */
export const soon = (look: () => void): Promise<void> => vi.waitFor(look, { timeout: 15_000, interval: 50 })
