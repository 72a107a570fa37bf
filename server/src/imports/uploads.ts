import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { newId } from '@parcours/store'
import { z } from 'zod'
import { ImportError } from './import-error.ts'
import { ENCODINGS, EncodingProbe, type Encoding } from './reading/encoding.ts'

export const UPLOAD_LIMIT = 200_000_000
const KEPT_MS = 24 * 3_600_000

/** A file that waits for its import, as it came. */
export interface Upload {
  uploadId: string
  fileName: string
  /** Guessed from all of its bytes. */
  encoding: Encoding
  /** SHA-256 of its bytes, hex. */
  hash: string
  file: string
}

const Sidecar = z.object({ fileName: z.string(), encoding: z.enum(ENCODINGS), hash: z.string() })

const folderOf = (data: string): string => join(data, 'uploads')
const pathOf = (data: string, uploadId: string, extension: 'csv' | 'json'): string => join(folderOf(data), `${uploadId}.${extension}`)

/** Writes an upload to disk as it streams in; nothing is left of one that is refused. */
export async function storeUpload(data: string, body: Readable, { fileName, limit = UPLOAD_LIMIT }: { fileName: string; limit?: number }): Promise<Upload> {
  await mkdir(folderOf(data), { recursive: true })
  const uploadId = newId('upl')
  const file = pathOf(data, uploadId, 'csv')
  const hash = createHash('sha256')
  const probe = new EncodingProbe()
  try {
    await pipeline(body, async function* look(bytes: AsyncIterable<Buffer>) {
      let size = 0
      for await (const piece of bytes) {
        size += piece.length
        if (size > limit) throw new ImportError('too_large')
        hash.update(piece)
        probe.push(piece)
        yield piece
      }
    }, createWriteStream(file, { mode: 0o600 }))
    const guess = probe.guess()
    if (!guess.ok) throw new ImportError(guess.reason)
    const known = { fileName, encoding: guess.encoding, hash: hash.digest('hex') }
    await writeFile(pathOf(data, uploadId, 'json'), JSON.stringify(known), { mode: 0o600 })
    return { uploadId, file, ...known }
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}

/** An upload by its id; the form of the id is checked, because it becomes a path. */
export async function uploadOf(data: string, uploadId: string): Promise<Upload> {
  if (!/^upl_[0-9a-f]{20}$/.test(uploadId)) throw new ImportError('no_upload')
  const text = await readFile(pathOf(data, uploadId, 'json'), 'utf8').catch(() => undefined)
  if (text === undefined) throw new ImportError('no_upload')
  return { uploadId, file: pathOf(data, uploadId, 'csv'), ...Sidecar.parse(JSON.parse(text)) }
}

/** The beginning of an upload as text. */
export async function headOf({ file }: Upload, encoding: Encoding): Promise<string> {
  const decoder = new TextDecoder(encoding)
  let head = ''
  for await (const bytes of createReadStream(file, { end: 64 * 1024 - 1 }) as AsyncIterable<Uint8Array>) head += decoder.decode(bytes, { stream: true })
  return head
}

/** Files hold personal data: they go as soon as they are read. */
export async function dropUpload(data: string, uploadId: string): Promise<void> {
  for (const extension of ['csv', 'json'] as const) await rm(pathOf(data, uploadId, extension), { force: true })
}

/** Drops uploads that nobody imported within a day; `keep` are those of unfinished imports. */
export async function dropOldUploads(data: string, { realMs, keep }: { realMs: number; keep: ReadonlySet<string> }): Promise<void> {
  const names = await readdir(folderOf(data)).catch(() => [])
  for (const name of names) {
    const path = join(folderOf(data), name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: realMs }))
    if (realMs - mtimeMs > KEPT_MS && !keep.has(name.replace(/\.\w+$/, ''))) await rm(path, { force: true })
  }
}
