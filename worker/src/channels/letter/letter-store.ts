import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where a letter lies: `<hash[0..2]>/<hash>.pdf` below the folder of letters. */
export interface StoredLetter {
  sha256: string
  path: string
}

/** Stores the bytes by their hash (the same letter twice is one file) and notes which reference has it. */
export async function storeLetter(folder: string, reference: string, bytes: Buffer): Promise<StoredLetter> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const path = join(folder, sha256.slice(0, 2), `${sha256}.pdf`)
  await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true })
  await writeWhole(path, bytes)
  await mkdir(join(folder, 'references'), { recursive: true })
  await writeWhole(referencePath(folder, reference), Buffer.from(sha256))
  return { sha256, path }
}

/** The hash of the letter stored for this reference, if one was. */
export async function letterOf(folder: string, reference: string): Promise<string | undefined> {
  try {
    return await readFile(referencePath(folder, reference), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** A reference becomes a file name by its hash: nothing in it can point elsewhere on the disk. */
const referencePath = (folder: string, reference: string) =>
  join(folder, 'references', createHash('sha256').update(reference).digest('hex'))

/** Write aside, then rename: a crash leaves the old file or the new one, never half of it. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const aside = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}.part`
  await writeFile(aside, bytes, { flush: true })
  await rename(aside, path)
}
