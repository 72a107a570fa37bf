const ROOT_TWO_PI = Math.sqrt(2 * Math.PI)
const density = (z: number): number => Math.exp((-z * z) / 2) / ROOT_TWO_PI

/** Beyond this the continued fraction is exact and the series would cancel. */
const FAR = 3

/** Upper tail of the standard normal, computed as a tail: 1 - cdf is 100 % wrong from z = 8.3 on. */
export function normalSf(z: number): number {
  if (z < 0) return 1 - normalSf(-z)
  return z > FAR ? farTail(z) : 0.5 - nearHalf(z)
}

/** Area from 0 to z: the density times z + z^3/3 + z^5/15 + ..., all terms positive. */
function nearHalf(z: number): number {
  let term = z
  let sum = z
  for (let k = 3; term > sum * Number.EPSILON; k += 2) {
    term *= (z * z) / k
    sum += term
  }
  return density(z) * sum
}

/** Laplace's continued fraction, from the inside out: 200 levels are exact to the last digit from z = 3 on. */
function farTail(z: number): number {
  let inner = z
  for (let k = 200; k > 0; k--) inner = z + k / inner
  return density(z) / inner
}

/**
 * The z with probability p below it, for 0 < p < 1; the limits are infinite. Newton's method on the logarithm
 * of the tail, which is concave, so that it converges from the right of every root.
 */
export function normalQuantile(p: number): number {
  if (p === 0.5) return 0
  if (p > 0.5) return upperQuantile(1 - p)
  return -upperQuantile(p)
}

function upperQuantile(q: number): number {
  if (q === 0) return Infinity
  const target = Math.log(q)
  let z = Math.sqrt(-2 * Math.log(2 * q))
  for (let i = 0; i < 50; i++) {
    const tail = normalSf(z)
    const step = ((Math.log(tail) - target) * tail) / density(z)
    z += step
    if (Math.abs(step) < 1e-15 * Math.max(1, z)) break
  }
  return z
}

/** For intervals of 95 %. */
export const Z95 = normalQuantile(0.975)
