import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseTestOptions } from '../../boot/test-options.mjs'
import { countPlaywright, countVitest, sum, verdict } from './count.ts'
import { SUITES } from './suites.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parcours-count-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const report = (content: object) => {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

describe('the count of a report', () => {
  test('a file that cannot be loaded counts as one failure', () => {
    const file = report({
      numPassedTests: 3, numFailedTests: 1,
      testResults: [{ status: 'passed', assertionResults: [1, 2, 3] }, { status: 'failed', assertionResults: [1] }, { status: 'failed', assertionResults: [] }],
    })
    expect(countVitest(file)).toEqual({ passed: 3, failed: 2 })
  })

  test('a browser test that passed only when repeated failed', () => {
    expect(countPlaywright(report({ stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: [{}] }))).toEqual({ passed: 5, failed: 3 })
  })

  test('no report is no count', () => {
    expect(countVitest(join(folder, 'gone.json'))).toBeUndefined()
    expect(countPlaywright(join(folder, 'gone.json'))).toBeUndefined()
  })
})

describe('the verdict', () => {
  test.each([
    ['all passed', { passed: 2, failed: 0 }, 0, { passed: 2, failed: 0 }],
    ['one failed', { passed: 2, failed: 1 }, 1, { passed: 2, failed: 1 }],
    ['all passed, but the command failed', { passed: 2, failed: 0 }, 1, { passed: 2, failed: 1 }],
    ['nothing ran', { passed: 0, failed: 0 }, 0, { passed: 0, failed: 1 }],
    ['no report', undefined, 1, { passed: 0, failed: 1 }],
  ])('%s', (_, count, exitCode, expected) => {
    expect(verdict(count, exitCode)).toEqual(expected)
  })

  test('the last line adds up everything', () => {
    expect(sum([{ passed: 1, failed: 0 }, { passed: 40, failed: 2 }])).toEqual({ passed: 41, failed: 2 })
  })
})

test('every suite can be asked for by its name', () => {
  const names = SUITES.map(({ name }) => name)
  expect(parseTestOptions(names).names).toEqual(names)
  expect(() => parseTestOptions(['nonsense'])).toThrow('Unknown option nonsense')
})
