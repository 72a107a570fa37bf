import { readFigures } from './read-figures.ts'
import { watcherOf } from './watch-shared.ts'

/** The figures of a question, as they change. */
export const watchFigures = watcherOf({ read: readFigures, numbersOf: ({ strip, nodes }) => [strip, nodes], lookMs: 200, restMs: 0 })
