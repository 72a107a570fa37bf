import { Button, Menu } from '@mantine/core'
import { Download } from 'lucide-react'
import type { BulkPageView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/use-format.ts'
import { useLanguage } from '../../../lib/words.ts'
import { ITEM_STATES } from '../job.ts'

/** The runs of a job as a file: all, or those of one state. */
export function ExportMenu({ job: { id, total, counts } }: { job: BulkPageView }) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const language = useLanguage()
  const file = (query: string) => ({ component: 'a' as const, href: `/api/bulks/${id}/items.csv?language=${language}${query}`, download: true })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<Download size={13} aria-hidden />} data-testid="job-export">{t('export.button')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item {...file('')}>{t('export.all', { shown: format.count(total) })}</Menu.Item>
        {ITEM_STATES.filter((state) => counts[state] > 0).map((state) => (
          <Menu.Item key={state} {...file(`&state=${state}`)}>{t('export.state', { state: t(`items.${state}`), shown: format.count(counts[state]) })}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
