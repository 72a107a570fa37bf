import { setTimeout as sleep } from 'node:timers/promises'
import type { Rig } from './rig.ts'
import { reportsToCome } from './sandbox.ts'

const POLL_MS = 100

/** Until nothing is under way: neither reports of the sandbox nor deliveries of the relay. */
export async function settle({ sandboxUrl, db }: Rig): Promise<void> {
  const pending = () => db.read.get<{ n: number }>(`SELECT COUNT(*) AS n FROM delivery WHERE state = 'pending'`)?.n ?? 0
  while ((await reportsToCome(sandboxUrl)) > 0 || pending() > 0) await sleep(POLL_MS)
}
