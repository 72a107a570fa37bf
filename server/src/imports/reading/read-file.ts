import { createReadStream } from 'node:fs'
import type { Encoding } from './encoding.ts'
import { RecordCutter, type Delimiter, type FileRecord } from './records.ts'

export interface Reading {
  encoding: Encoding
  delimiter: Delimiter
}

/** Records of a file in batches as they are read, the header's included: memory holds one piece at a time. */
export async function* recordsOf(file: string, { encoding, delimiter }: Reading): AsyncGenerator<FileRecord[]> {
  const cutter = new RecordCutter(delimiter)
  // The decoder drops a byte order mark.
  const decoder = new TextDecoder(encoding)
  for await (const bytes of createReadStream(file, { highWaterMark: 128 * 1024 }) as AsyncIterable<Uint8Array>) {
    const records = cutter.push(decoder.decode(bytes, { stream: true }))
    if (records.length > 0) yield records
  }
  const last = [...cutter.push(decoder.decode()), ...cutter.end()]
  if (last.length > 0) yield last
}
