import { liveMap } from './live-map.ts'
import { watcherOf } from './watch-shared.ts'

/** The live map of a journey; counted at most once a second, however many look. */
export const watchLive = watcherOf({ read: liveMap, numbersOf: ({ counts, versions }) => [counts, versions], lookMs: 250, restMs: 1_000 })
