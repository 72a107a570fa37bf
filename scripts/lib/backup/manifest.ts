import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Stop } from '../../boot/say.mjs'

const NAME = 'manifest.json'
export const FORMAT = 1

const File = z.object({ name: z.string(), bytes: z.number().int(), sha256: z.string() })
/** What a backup says of itself. */
export const Manifest = z.object({
  format: z.literal(FORMAT),
  kind: z.enum(['demo', 'plain']),
  /** Real instant at which Temporal's file was copied, the first of the two; ours came after it. */
  madeRealMs: z.number(),
  /** Business instant of the same moment. */
  businessMs: z.number(),
  /** Last migration of our database. */
  migration: z.string(),
  node: z.string(),
  /** Payload keys that Temporal's histories were written with: without them nobody can read these. */
  keyIds: z.array(z.string()),
  files: z.array(File).min(2),
})
export type Manifest = z.infer<typeof Manifest>

export async function describeFile(folder: string, name: string): Promise<Manifest['files'][number]> {
  const path = join(folder, name)
  return { name, bytes: statSync(path).size, sha256: await hashOf(path) }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) hash.update(piece)
  return hash.digest('hex')
}

/** Last of all: a backup without its manifest is none. */
export const writeManifest = (folder: string, manifest: Manifest): void => writeFileSync(join(folder, NAME), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true })

/** Reads a backup's manifest and holds every file to it; the refusal says in a sentence what does not fit. */
export async function checkedManifest(folder: string): Promise<Manifest> {
  const path = join(folder, NAME)
  if (!existsSync(path)) throw new Stop(`${folder} holds no whole backup: it has no ${NAME}.`)
  const parsed = Manifest.safeParse(readJson(path))
  if (!parsed.success) throw new Stop(`${path} cannot be read by this version of Parcours.`)
  for (const file of parsed.data.files) {
    const here = join(folder, file.name)
    if (!existsSync(here)) throw new Stop(`${file.name} is missing from the backup in ${folder}. Nothing was restored.`)
    const { bytes, sha256 } = await describeFile(folder, file.name)
    if (bytes !== file.bytes || sha256 !== file.sha256) throw new Stop(`${file.name} in ${folder} is not the file that was backed up: its content has changed. Nothing was restored.`)
  }
  return parsed.data
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
