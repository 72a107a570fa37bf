import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../lib/trpc.ts'
import { PageBody } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ErrorState, SkeletonText } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

/** The policy packs in force. They are data of the repository: read here, changed there. */
export function Packs() {
  const { t } = useTranslation('settings')
  const { data, error, refetch } = useQuery(trpc.catalog.get.queryOptions())
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <PageBody><SkeletonText lines={4} /></PageBody>
  return (
    <PageBody narrow>
      <Panel title={t('packs.title')}>
        <Table head={[{ label: t('packs.pack') }, { label: t('packs.version') }, { label: t('packs.layer') }]}>
          {data.packs.map((pack) => (
            <tr key={`${pack.id}@${pack.version}`}>
              <td>{pack.id}</td>
              <td>{pack.version}</td>
              <td data-quiet>{t(`packs.layers.${pack.layer}`, { defaultValue: pack.layer })}</td>
            </tr>
          ))}
        </Table>
        <p>{t('packs.hint')}</p>
      </Panel>
    </PageBody>
  )
}
