import { businessAt, isWallClock, lastSegment } from '@parcours/clock'
import { CHANNELS } from '@parcours/journey'
import { getSetting } from '@parcours/store'
import { procedure, router } from './trpc.ts'
import type { SystemView } from './views.ts'

const NOBODY = [{ id: 'operator', name: 'Operator' }]

export const systemRouter = router({
  get: procedure.query(({ ctx: { deps } }): SystemView => {
    const state = deps.clock.state()
    const realMs = deps.clock.realMs()
    const sandboxed = new Set(deps.env.SANDBOX_CHANNELS.split(',').map((name) => (name === 'voice' ? 'voice_ai' : name)))
    const running = isWallClock(state) || (state.leaseUntilRealMs !== null && state.leaseUntilRealMs > realMs && lastSegment(state).factor > 0)
    return {
      demo: deps.env.PARCOURS_DEMO === '1',
      // Letters have no provider of their own: with a sandbox they are only stored.
      sandboxChannels: CHANNELS.filter((channel) => sandboxed.has(channel) || (channel === 'letter' && sandboxed.has('sms'))),
      clock: { businessMs: businessAt(state, realMs), realMs, factor: isWallClock(state) ? 1 : lastSegment(state).factor, running },
      actors: getSetting<{ id: string; name: string }[]>(deps.db.read, 'actors') ?? NOBODY,
      temporalUiUrl: deps.env.TEMPORAL_UI_URL ?? null,
      publicUrl: deps.env.PUBLIC_URL,
      namespace: deps.env.TEMPORAL_NAMESPACE,
    }
  }),
})
