import { Button, Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { RawKind, RawRow } from '@parcours/server/router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { ErrorState, SkeletonRows } from '../states.tsx'
import { TabBar } from '../tab-bar.tsx'
import { CopyButton } from './copy-button.tsx'
import styles from './raw-dialog.module.css'
import { useRawRows } from './use-raw-rows.ts'

const KINDS = ['event', 'delivery', 'visit', 'step', 'decision', 'contact', 'command'] as const satisfies readonly RawKind[]

/** Every row that is stored of a run, as it is: by kind, page after page, each to be copied. */
export function RawDialog({ runId, onClose }: { runId: string; onClose: () => void }) {
  const { t } = useTranslation('run')
  const phone = useMediaQuery('(width < 720px)')
  const [kind, setKind] = useState<RawKind>('event')
  const tabs = KINDS.map((value) => ({ value, label: t(`raw.kind.${value}`) }))
  return (
    <Modal opened onClose={onClose} fullScreen={phone} closeButtonProps={{ 'aria-label': t('close', { ns: 'app' }) }} title={t('raw.title')} size={760}>
      <div className={styles.body}>
        <div className={styles.kinds}><TabBar label={t('raw.kinds')} value={kind} tabs={tabs} onChange={setKind} /></div>
        <RawRows key={kind} runId={runId} kind={kind} />
      </div>
    </Modal>
  )
}

function RawRows({ runId, kind }: { runId: string; kind: RawKind }) {
  const { t } = useTranslation('run')
  const format = useFormat()
  const { rows, total, error, retry, more, loading } = useRawRows(runId, kind)
  if (error && total === null) return <ErrorState error={error} onRetry={retry} />
  if (total === null) return <SkeletonRows rows={6} />
  return (
    <>
      <ul className={styles.list} aria-label={t(`raw.kind.${kind}`)}>
        {rows.map((row) => <Row key={row.key} row={row} />)}
      </ul>
      <div className={styles.foot}>
        <span>{total === 0 ? t('raw.none') : t('raw.shown', { shown: format.count(rows.length), total: format.count(total) })}</span>
        <span className={styles.buttons}>
          {more && <Button variant="default" size="compact-sm" loading={loading} onClick={more}>{t('raw.more')}</Button>}
          {total > 0 && <CopyButton label={t('raw.copy-page')} text={() => textOf(rows.map(({ row }) => row))} />}
        </span>
      </div>
    </>
  )
}

function Row({ row: { key, at, row } }: { row: RawRow }) {
  const { t } = useTranslation('run')
  const format = useFormat()
  return (
    <li>
      <details>
        <summary>
          <span>{headOf(row)}</span> <code>{key}</code>
          {at !== null && <time className={styles.at}>{format.exact(at)}</time>}
        </summary>
        <div className={styles.row}>
          <pre>{textOf(row)}</pre>
          <CopyButton className={styles.copy} label={t('raw.copy')} text={() => textOf(row)} />
        </div>
      </details>
    </li>
  )
}

const textOf = (value: unknown): string => JSON.stringify(value, null, 2)

/** What tells a row from its neighbours at a glance: the words that it holds itself. */
const headOf = (row: Record<string, unknown>): string =>
  ['type', 'kind', 'nodeId', 'name', 'verdict', 'channel', 'outcome', 'status', 'state'].flatMap((name) => (typeof row[name] === 'string' ? [row[name]] : [])).join(' · ')
