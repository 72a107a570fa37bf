import { Select } from '@mantine/core'
import type { ImportPreview } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import type { Reading } from './import-kind.ts'

const ENCODINGS = [{ value: 'utf-8', label: 'UTF-8' }, { value: 'windows-1252', label: 'Windows-1252' }]

/** How the file is read: guessed, and open to change. */
export function ReadingForm({ preview, onChange }: { preview: ImportPreview; onChange: (patch: Reading) => void }) {
  const { t } = useTranslation('portfolio')
  const delimiters = [
    { value: ';', label: t('delimiters.semicolon') }, { value: ',', label: t('delimiters.comma') }, { value: '\t', label: t('delimiters.tab') },
  ]
  const decimals = [{ value: 'comma', label: t('decimals.comma') }, { value: 'point', label: t('decimals.point') }] as const
  return (
    <>
      <Select
        label={t('encoding')} data={withCurrent(ENCODINGS, preview.encoding)} value={preview.encoding} allowDeselect={false}
        onChange={(encoding) => onChange({ encoding: encoding ?? undefined })}
      />
      <Select
        label={t('delimiter')} data={withCurrent(delimiters, preview.delimiter)} value={preview.delimiter} allowDeselect={false}
        onChange={(delimiter) => onChange({ delimiter: delimiter ?? undefined })}
      />
      <Select
        label={t('decimal')} data={[...decimals]} value={preview.decimal} allowDeselect={false}
        onChange={(decimal) => onChange({ decimal: decimals.find(({ value }) => value === decimal)?.value })}
      />
    </>
  )
}

/** A guess outside our list is still shown. */
const withCurrent = (data: { value: string; label: string }[], value: string) =>
  (data.some((option) => option.value === value) ? data : [...data, { value, label: value }])
