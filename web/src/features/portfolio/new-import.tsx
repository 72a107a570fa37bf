import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../ui/states.tsx'
import { DropZone } from './drop-zone.tsx'
import type { ImportKind } from './import-kind.ts'
import { MappingForm } from './mapping-form.tsx'
import { uploadFile } from './upload-file.ts'

/** First the file, then which column is what. Nothing is written before "start". */
export function NewImport({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation('portfolio')
  const upload = useMutation({ mutationFn: uploadFile })
  if (upload.data) return <MappingForm kind={kind} upload={upload.data} onOther={upload.reset} />
  return (
    <>
      <DropZone busy={upload.isPending} hint={t(`file-hint.${kind}`)} onFile={(file) => upload.mutate(file)} />
      {upload.error && <ErrorState error={upload.error} />}
    </>
  )
}
