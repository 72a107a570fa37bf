/**
 * What all workflows of a worker share: named in `preloadModules`, so that ten thousand waiting runs hold
 * one engine and one copy of each plan. Import these only through this file.
 */
export { MATCHED, advance, initialState } from '@parcours/engine/advance'
export { planFromPayload, hashOfPlan } from './plan-cache.ts'

/**
 * The SDK notes a stack for every promise, each frame looked up in the source map: a fifth of the workflow thread. Two
 * frames still name the line that threw. Frozen where this module is not preloaded (the sweeps): then it stays as it is.
 */
if (!Object.isFrozen(Error)) Error.stackTraceLimit = 2
