import { relative } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = import.meta.dirname
// Vitest finds this file from every folder below it too. `root` is the repository then as well, and only what lies
// under the caller's folder runs: patterns relative to a workspace would find nothing and fail.
const under = relative(root, process.cwd())
const within = (pattern: string) => {
  const folder = pattern.slice(0, pattern.search(/[*{]/))
  return folder.startsWith(under) ? [pattern] : under.startsWith(folder) ? [`${under}/**/*.test.{ts,tsx}`] : []
}
const tests = (...folders: string[]) => folders.flatMap((folder) => within(`${folder}/**/*.test.{ts,tsx}`))

const exclude = ['**/node_modules/**', '**/dist/**', '**/generated/**']
const shared = { exclude, hookTimeout: 60_000 }

export default defineConfig({
  root,
  test: {
    passWithNoTests: false,
    // The database, Temporal and the formatters must not depend on where the machine stands.
    env: { TZ: 'UTC' },
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'unit',
          include: tests('packages', 'prisma', 'server/src', 'worker/src', 'web/src', 'scripts', 'test/fixtures', 'test/bench'),
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: { ...shared, name: 'architecture', include: tests('test/architecture'), testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'stories',
          include: tests('test/journeys', 'test/crash', 'test/replay', 'test/support'),
          globalSetup: ['test/support/temporal-server.ts'],
          // Temporal's native part is one for a process, and there is one server for all files.
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
