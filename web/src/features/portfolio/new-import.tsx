import { useTranslation } from 'react-i18next'
import { useOnce } from '../../lib/once.ts'
import { ErrorState } from '../../ui/states.tsx'
import { DropZone } from './drop-zone.tsx'
import type { ImportKind } from './import-kind.ts'
import { MappingForm } from './mapping-form.tsx'
import { uploadFile } from './upload-file.ts'

/** First the file, then which column is what. Nothing is written before "start". */
export function NewImport({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation('portfolio')
  const upload = useOnce({ mutationFn: (file: File) => uploadFile(file, kind) })
  if (upload.data) return <MappingForm kind={kind} upload={upload.data} onOther={upload.reset} />
  return (
    <>
      <DropZone busy={upload.isPending} hint={t(`file-hint.${kind}`)} onFile={(file) => upload.mutate(file)} />
      {upload.error && <ErrorState error={upload.error} />}
    </>
  )
}
