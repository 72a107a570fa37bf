import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type Project, projectOf } from './project.ts'

export const ROOT = join(import.meta.dirname, '..', '..', '..')

const SKIPPED = new Set(['node_modules', 'dist', 'generated', 'test-results', 'playwright-report', 'coverage'])

/** All files below a folder, from the root, save those that tools make and hidden ones. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(({ name }) => !SKIPPED.has(name) && !name.startsWith('.'))
    .flatMap((entry) => {
      const path = relative(ROOT, join(ROOT, folder, entry.name)).split(sep).join('/')
      return entry.isDirectory() ? filesBelow(path) : [path]
    })
}

/** The repository as it lies on the disk. */
export function readProject(): Project {
  const wanted = filesBelow('').filter((path) => /(\.(ts|tsx|mts|mjs)|(^|\/)package\.json)$/.test(path))
  return projectOf(Object.fromEntries(wanted.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')])))
}
