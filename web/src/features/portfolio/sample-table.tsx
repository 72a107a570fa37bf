import type { ImportPreview } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import { fieldOf } from './mapping.ts'
import styles from './sample-table.module.css'

interface SampleTableProps {
  preview: ImportPreview
  mapping: ImportPreview['mapping']
}

/** The first rows of the file; over each column, what it will be read as. */
export function SampleTable({ preview, mapping }: SampleTableProps) {
  const { t } = useTranslation('portfolio')
  const words = useWords()
  const format = useFormat()
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption>{t('first-rows', { shown: preview.sample.length, count: preview.rows, rows: format.count(preview.rows) })}</caption>
        <thead>
          <tr>
            {preview.columns.map((column, at) => {
              const field = fieldOf(preview, mapping, column)
              return <th key={`${at}-${column}`} data-used={field !== undefined}>{column}<small>{field ? words(field.label) : t('not-used')}</small></th>
            })}
          </tr>
        </thead>
        <tbody>
          {preview.sample.map((row, line) => (
            <tr key={`${line}-${row[0]}`}>{row.map((cell, at) => <td key={`${at}-${cell}`}>{cell}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
