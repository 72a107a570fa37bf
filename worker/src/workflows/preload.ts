/**
 * What all workflows of a worker share: named in `preloadModules`, so that ten thousand waiting runs hold
 * one engine and one copy of each plan. Import these only through this file.
 */
export { MATCHED, advance, initialState } from '@parcours/engine/advance'
export { planFromPayload, hashOfPlan } from './plan-cache.ts'
