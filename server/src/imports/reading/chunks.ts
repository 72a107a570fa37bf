import { recordsOf, type Reading } from './read-file.ts'
import type { FileRecord } from './records.ts'

/** Rows of a file below its header, so many at a time. */
export async function* chunksOf(file: string, reading: Reading, size: number): AsyncGenerator<FileRecord[]> {
  let waiting: FileRecord[] = []
  let isHeader = true
  for await (const batch of recordsOf(file, reading)) {
    for (const record of batch) {
      if (!isHeader) waiting.push(record)
      isHeader = false
      if (waiting.length < size) continue
      yield waiting
      waiting = []
    }
  }
  if (waiting.length > 0) yield waiting
}
