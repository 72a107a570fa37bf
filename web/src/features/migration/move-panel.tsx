import type { MigrationView } from '@parcours/server/router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { SegmentedSwitch } from '../../ui/segmented-switch.tsx'
import type { Choices, Waits } from './decisions.ts'
import { MoveFoot } from './move-foot.tsx'
import styles from './move-panel.module.css'
import { NodeRow, type OnLook } from './node-row.tsx'

interface MovePanelProps {
  journeyId: string
  view: MigrationView
  choices: Choices
  onChoose: (choices: Choices) => void
  onLook: OnLook
}

const WAITS = ['keep', 'again'] as const satisfies readonly Waits[]

/** Every node of the old version, those with people first, and what becomes of these. */
export function MovePanel({ journeyId, view, choices, onChoose, onLook }: MovePanelProps) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const [waits, setWaits] = useState<Waits>('keep')
  const { from, to, nodes } = view
  const [some, none] = [nodes.filter(({ runs }) => runs > 0), nodes.filter(({ runs }) => runs === 0)]
  const row = (node: MigrationView['nodes'][number]) => (
    <NodeRow key={node.nodeId} node={node} view={view} choices={choices} onLook={onLook} onChoose={(move) => onChoose({ ...choices, [node.nodeId]: move })} />
  )
  return (
    <section className={styles.panel} aria-label={t('move.panel')}>
      <div className={styles.head}>
        <h2>{t('move.head', { from: from.version, to: to.version })}</h2>
        <p>{t('move.open', { count: from.openRuns, shown: format.count(from.openRuns) })} · {t('move.hint', { from: from.version })}</p>
      </div>
      <div className={styles.rows}>
        <div className={styles.columns} aria-hidden>
          <span>{t('move.columns.node', { version: from.version })}</span><span>{t('move.columns.runs')}</span><span>{t('move.columns.to')}</span>
        </div>
        {some.length === 0 && <p className={styles.quiet}>{t('move.nobody-open', { version: from.version })}</p>}
        {some.map(row)}
        {none.length > 0 && (
          <details className={styles.none}>
            <summary>{t('move.nobody', { count: none.length, shown: format.count(none.length) })}</summary>
            <p className={styles.quiet}>{t('move.nobody-hint')}</p>
            {none.map(row)}
          </details>
        )}
      </div>
      <div className={styles.waits}>
        <span>{t('move.waits')}</span>
        <SegmentedSwitch label={t('move.waits')} value={waits} onChange={setWaits} options={WAITS.map((one) => ({ value: one, label: t(`move.${one}`) }))} />
      </div>
      <MoveFoot journeyId={journeyId} view={view} choices={choices} waits={waits} />
    </section>
  )
}
