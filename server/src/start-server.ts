import type { ClockState } from '@parcours/clock'
import { catalog } from '@parcours/nodes'
import { openDb } from '@parcours/store'
import { checkContext } from './checks.ts'
import { initClock, startClock } from './clock-tick.ts'
import { seed } from './seed.ts'
import { serverClock, type Deps } from './deps.ts'
import type { ServerEnv } from './env.ts'
import { deskListener } from './http/desk.ts'
import { publicListener } from './http/public.ts'
import { measured } from './incidents/server-metrics.ts'
import { startWatch } from './incidents/watch.ts'
import { sandboxLink } from './sandbox-link.ts'
import { openServerTraces } from './traces/server-traces.ts'

export interface RunningServer {
  deps: Deps
  stop(): Promise<void>
}

/** The server process: business clock, both listeners, and the demo at its first start. */
export async function startServer(env: ServerEnv, log: Deps['log']): Promise<RunningServer> {
  const traces = await openServerTraces(env, log)
  const opened = await openDb(env.PARCOURS_DB)
  const db = measured(traces ? traces.writes(opened) : opened)
  const deps: Deps = { db, env, log, catalog, clock: serverClock(db), checks: () => checkContext(db) }
  await initClock(deps)
  await seed(deps)
  const sandbox = sandboxLink(deps)
  // Not waited for: a sandbox that hangs must not stop the clock.
  const stopClock = startClock(deps, (state: ClockState) => void sandbox?.tell(state))
  const desk = await deskListener(deps)
  const open = await publicListener(deps)
  traces?.requests({ desk, public: open })
  // There is no sign-in: whoever reaches the desk is an operator.
  await desk.listen({ port: env.DESK_PORT, host: '127.0.0.1' })
  await open.listen({ port: env.PUBLIC_PORT, host: '0.0.0.0' })
  const stopWatch = startWatch(deps)
  return {
    deps,
    stop: async () => {
      stopClock()
      await stopWatch()
      await Promise.all([desk.close(), open.close()])
      await db.close()
      await traces?.stop()
    },
  }
}
