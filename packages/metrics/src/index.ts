export { armOf, bucketOf, isControl } from './hash.ts'
export { armsOf, bucketMs, countsOf, recoveredOf, runCountsOf, timeBucket } from './fold.ts'
export type { CountedRun, CountedVisit, RunCount, VisitCount } from './fold.ts'
