import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ROOT } from '../../boot/root.mjs'
import { say, step } from '../../boot/say.mjs'

const SKIPPED = new Set(['node_modules', 'dist', 'generated', '.turbo'])
const STAMP = '.made-from'

export interface Derived {
  subject: string
  doing: string
  /** Files and folders that the result depends on. */
  inputs: string[]
  /** The folder that the work makes. What it was made from is noted in it, so both go together. */
  output: string
  make: () => Promise<void>
}

/** Does the work unless the output was made from just these inputs. */
export async function bringUpToDate({ subject, doing, inputs, output, make }: Derived): Promise<void> {
  const hash = hashOf(inputs)
  const stamp = join(output, STAMP)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return say(subject, 'up to date')
  await step(subject, doing, make)
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
