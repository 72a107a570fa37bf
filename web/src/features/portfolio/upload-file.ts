import type { ImportPreview } from '@parcours/server/router'
import { currentActor } from '../../lib/actor.ts'
import type { ImportKind } from './import-kind.ts'

/** A refused upload, in the form that `explain` reads. */
class UploadRefused extends Error {
  data: { parcours: unknown }

  constructor(parcours: unknown) {
    super('The upload was refused')
    this.data = { parcours }
  }
}

/** Sends the file as it is; the desk looks at its first lines and guesses encoding, separators and columns. */
export async function uploadFile(file: File, kind: ImportKind): Promise<ImportPreview> {
  const response = await fetch('/api/imports/upload', {
    method: 'POST',
    body: file,
    headers: {
      'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name), 'x-import-kind': kind, 'x-actor': currentActor(),
    },
  })
  const body: unknown = await response.json()
  // The desk is ours: what it answers with 200 has this shape.
  if (response.ok) return body as ImportPreview
  const parcours = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined
  throw new UploadRefused(parcours)
}
