/**
 * Logistic regression by Newton's method, unpenalised maximum likelihood. `rows` without the constant.
 * Returns [intercept, ...betas]. Throws where the maximum does not exist (perfect separation, collinear
 * columns): that is a fault of the data at hand, to be mended by the one who fits.
 */
export function fitLogistic(rows: readonly (readonly number[])[], events: readonly boolean[]): number[] {
  const size = (rows[0]?.length ?? 0) + 1
  let beta = zeros(size)
  for (let step = 0; step < 50; step++) {
    const { gradient, hessian } = slopes(rows, events, beta)
    const move = solve(hessian, gradient)
    beta = beta.map((b, i) => b + (move[i] ?? 0))
    if (Math.max(...move.map(Math.abs)) < 1e-12) return beta
  }
  throw new Error('the likelihood has no maximum: a column separates the classes')
}

const zeros = (size: number): number[] => Array.from({ length: size }, () => 0)

function slopes(rows: readonly (readonly number[])[], events: readonly boolean[], beta: readonly number[]) {
  const size = beta.length
  const gradient = zeros(size)
  const hessian = Array.from({ length: size }, () => zeros(size))
  rows.forEach((row, n) => {
    const x = [1, ...row]
    const p = 1 / (1 + Math.exp(-x.reduce((sum, v, i) => sum + v * (beta[i] ?? 0), 0)))
    for (let i = 0; i < size; i++) {
      gradient[i] = (gradient[i] ?? 0) + (x[i] ?? 0) * ((events[n] ? 1 : 0) - p)
      const line = hessian[i] ?? []
      for (let j = 0; j < size; j++) line[j] = (line[j] ?? 0) + (x[i] ?? 0) * (x[j] ?? 0) * p * (1 - p)
    }
  })
  return { gradient, hessian }
}

/** Gaussian elimination with partial pivoting. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const m = matrix.map((row, i) => [...row, right[i] ?? 0])
  const size = m.length
  for (let c = 0; c < size; c++) {
    const pivot = m.slice(c).reduce((best, row, i) => (Math.abs(row[c] ?? 0) > Math.abs(m[best]?.[c] ?? 0) ? c + i : best), c)
    ;[m[c], m[pivot]] = [m[pivot] ?? [], m[c] ?? []]
    const head = m[c] ?? []
    const diagonal = head[c] ?? 0
    if (Math.abs(diagonal) < 1e-12) throw new Error('the columns are not independent')
    for (const row of m.filter((r) => r !== head)) {
      const times = (row[c] ?? 0) / diagonal
      for (let j = c; j <= size; j++) row[j] = (row[j] ?? 0) - times * (head[j] ?? 0)
    }
  }
  return m.map((row, i) => (row[size] ?? 0) / (row[i] ?? 1))
}
