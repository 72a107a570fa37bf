/**
 * Bounds of one expression. cel-js has no step limit, so what an expression can cost is bounded before it
 * runs: two nested loops over lists of 100 make 10,000 steps of at most 200 nodes (60 ms measured, the worst
 * that passes). Lists come only from literals, so nothing longer can be built.
 */
export const LIMITS = {
  sourceChars: 2000,
  astNodes: 400,
  depth: 32,
  listElements: 100,
  /** Loops inside loops, or chained on the result of one. */
  loopNesting: 2,
  loops: 8,
} as const
