import type { ClockState } from '@parcours/clock'
import type { Deps } from './deps.ts'

export interface SandboxLink {
  /** The sandbox has no clock of its own: it is told ours over its control API. */
  tellClock(state: ClockState): Promise<void>
}

/** What the sandbox is told. Without one, or while it starts, telling is skipped: the next tick comes soon. */
export function sandboxLink({ env, log }: Deps): SandboxLink {
  const port = env.SANDBOX_PORT
  let warned = false
  const post = async (path: string, body: unknown) => {
    try {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(2_000),
      })
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      warned = false
    } catch (error) {
      if (!warned) log({ error: String(error) }, 'the sandbox does not answer yet')
      warned = true
    }
  }
  return { tellClock: (state) => (port ? post('/control/clock', { segments: state.segments.slice(-1), leaseUntilRealMs: state.leaseUntilRealMs }) : Promise.resolve()) }
}
