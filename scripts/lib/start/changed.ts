import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { ROOT } from '../../boot/root.mjs'
import { say, step } from '../../boot/say.mjs'

const SKIPPED = new Set(['node_modules', 'dist', 'generated', '.turbo'])
const STAMPS = join(ROOT, 'node_modules', '.cache', 'parcours')

export interface Derived {
  subject: string
  doing: string
  /** Files and folders that the result depends on. */
  inputs: string[]
  /** A file or folder that the work makes: when it is missing, the work is due. */
  output: string
  make: () => Promise<void>
}

/** Does the work when its inputs are not those of the last time, or its output is missing. */
export async function bringUpToDate({ subject, doing, inputs, output, make }: Derived): Promise<void> {
  const hash = hashOf(inputs)
  const stamp = join(STAMPS, subject.toLowerCase().replaceAll(' ', '-'))
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return say(subject, 'up to date')
  await step(subject, doing, make)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
}

/** One hash over names and contents; tests do not count. */
export function hashOf(inputs: string[]): string {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(filesIn)) hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => !SKIPPED.has(name) && !name.includes('.test.'))
    .sort()
    .flatMap((name) => filesIn(join(path, name)))
}
