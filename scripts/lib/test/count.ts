import { existsSync, readFileSync } from 'node:fs'

/** What a suite came to. Nothing passed and nothing failed means that it has no tests. */
export interface Count {
  passed: number
  failed: number
}

/** Reads Vitest's JSON report. A file that could not be loaded has no tests to fail, so it counts as one itself. */
export function countVitest(report: string): Count | undefined {
  const result = read<{ numPassedTests: number; numFailedTests: number; testResults: { status: string; assertionResults: unknown[] }[] }>(report)
  if (!result) return undefined
  const broken = result.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length
  return { passed: result.numPassedTests, failed: result.numFailedTests + broken }
}

/** Reads Playwright's JSON report. A test that passed only when repeated did not pass. */
export function countPlaywright(report: string): Count | undefined {
  const result = read<{ stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] }>(report)
  if (!result) return undefined
  const { expected, unexpected, flaky } = result.stats
  return { passed: expected, failed: unexpected + flaky + result.errors.length }
}

/**
 * The verdict over a suite: a command that failed although every test it reports passed (a leak, an unhandled error, no
 * report at all) is a failure too, and so is a suite in which nothing ran.
 */
export function verdict(count: Count | undefined, exitCode: number): Count {
  const { passed, failed } = count ?? { passed: 0, failed: 0 }
  if (failed === 0 && (exitCode !== 0 || passed === 0)) return { passed, failed: 1 }
  return { passed, failed }
}

export const sum = (counts: Count[]): Count => ({
  passed: counts.reduce((total, { passed }) => total + passed, 0),
  failed: counts.reduce((total, { failed }) => total + failed, 0),
})

/** A report that the tool has just written; undefined when it died before. */
function read<Report>(file: string): Report | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : undefined
}
