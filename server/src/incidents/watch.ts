import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { beatWithin, hasNews, leave, settleIncidents } from '@parcours/store'
import type { Deps } from '../deps.ts'
import { outside } from './outside.ts'
import { metricsOf } from './server-metrics.ts'
import { watchRound } from './watch-round.ts'

const EVERY_MS = 1_000
const BEAT_MS = 2_000

/**
 * The watch over everything: it runs in the server, because a worker may be the one that is dead, and from rows, so it
 * needs nobody. Its own heartbeat says when it last ran; a page that finds it old says so. Returns how to stop it.
 */
export function startWatch(deps: Deps, everyMs = EVERY_MS): () => Promise<void> {
  const { db, clock, log } = deps
  const [id, startedRealMs, look] = [randomUUID(), clock.realMs(), watchRound(deps)]
  const [tell, over] = [outside(deps), new AbortController()]
  let beatenMs = 0
  const once = async (): Promise<void> => {
    const found = look()
    metricsOf(deps).outboxAge.set(found.outboxAgeMs / 1000)
    const [nowMs, realMs] = [clock.nowMs(), clock.realMs()]
    const round = { ...found, nowMs, realMs }
    if (realMs - beatenMs < BEAT_MS && !hasNews(db.read, round)) return
    const settled = await db.write((sql) => {
      beatWithin(sql, { id, kind: 'server', startedRealMs, seenRealMs: realMs, detail: {} })
      return settleIncidents(sql, round)
    })
    beatenMs = realMs
    if (settled.opened + settled.closed > 0) log({ ...settled, causes: [...new Set(found.findings.map(({ cause }) => cause))] }, 'incidents changed')
  }
  const done = (async () => {
    while (!over.signal.aborted) {
      try {
        await once()
        // Never waited for: who listens outside may be slow.
        void tell()
      } catch (error) {
        log({ error: String(error) }, 'the watch failed, trying again')
      }
      await sleep(everyMs, undefined, { signal: over.signal }).catch(() => {})
    }
  })()
  return async () => {
    over.abort()
    await done
    await leave(db, id)
  }
}
