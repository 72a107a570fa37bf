import { Select } from '@mantine/core'
import type { ImportPreview } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useWords } from '../../lib/words.ts'
import styles from './field-mapping.module.css'

interface FieldMappingProps {
  preview: ImportPreview
  mapping: ImportPreview['mapping']
  onMap: (field: string, column: string | null) => void
}

/** One line for each thing we can read: the column that holds it. */
export function FieldMapping({ preview, mapping, onMap }: FieldMappingProps) {
  const { t } = useTranslation('portfolio')
  const words = useWords()
  const columns = [...new Set(preview.columns)]
  return (
    <div className={styles.fields}>
      {preview.fields.map((field) => (
        <Select
          key={field.name} label={words(field.label)} withAsterisk={field.required} clearable={!field.required} searchable
          placeholder={t('no-column')} data={columns} value={mapping[field.name] ?? null}
          error={field.required && !mapping[field.name] ? t('needed') : undefined} onChange={(column) => onMap(field.name, column)}
        />
      ))}
    </div>
  )
}
