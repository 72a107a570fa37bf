import { businessAt, wallClock, type ClockState } from '@parcours/clock'
import type { CheckContext } from '@parcours/journey'
import type { NodeDefinition } from '@parcours/node-kit'
import { readClock, type Db } from '@parcours/store'
import type { ServerEnv } from './env.ts'

/** Business time for use cases. The one place of the server that reads the wall clock for it. */
export interface ServerClock {
  nowMs(): number
  realMs(): number
  state(): ClockState
}

/** What use cases are given as their first argument. */
export interface Deps {
  db: Db
  env: ServerEnv
  clock: ServerClock
  catalog: ReadonlyMap<string, NodeDefinition>
  /** What node types may ask while they are checked, as of now. */
  checks: () => CheckContext
  log: (fields: Record<string, unknown>, message: string) => void
}

export function serverClock(db: Db): ServerClock {
  const state = (): ClockState => {
    const row = readClock(db)
    return row.segments.length === 0 ? wallClock : row
  }
  return { state, nowMs: () => businessAt(state(), Date.now()), realMs: () => Date.now() }
}
