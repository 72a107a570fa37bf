import { Button } from '@mantine/core'
import { Download } from 'lucide-react'
import type { ImportView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import { Panel } from '../../ui/panel.tsx'
import { Table } from '../../ui/table.tsx'
import styles from './refusal-panel.module.css'

const SHOWN = 200

/** Refused rows: where, why, and what stood there; the whole list as a file. */
export function RefusalPanel({ view }: { view: ImportView }) {
  const { t } = useTranslation('portfolio')
  const words = useWords()
  const format = useFormat()
  const shown = view.refusals.slice(0, SHOWN)
  const download = (
    <Button variant="default" component="a" href={`/api/imports/${view.importId}/refusals.csv`} download leftSection={<Download size={13} aria-hidden />}>
      {t('refusals.download', { count: view.refusalsTotal, rows: format.count(view.refusalsTotal) })}
    </Button>
  )
  return (
    <Panel title={t('refusals.title')} aside={download}>
      <Table head={[{ label: t('refusals.line') }, { label: t('refusals.column') }, { label: t('refusals.reason') }, { label: t('refusals.value') }]}>
        {shown.map(({ line, column, reason, value }) => (
          <tr key={`${line}-${column}`}>
            <td>{format.count(line)}</td>
            <td>{column}</td>
            <td>{words(reason)}</td>
            <td className={styles.value} data-quiet><code>{value}</code></td>
          </tr>
        ))}
      </Table>
      {shown.length < view.refusalsTotal && <p className={styles.more}>{t('refusals.more', { shown: shown.length, rows: format.count(view.refusalsTotal) })}</p>}
    </Panel>
  )
}
