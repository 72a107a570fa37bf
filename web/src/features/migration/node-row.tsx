import { Select, type ComboboxData } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import type { NodeMove } from '@parcours/journey'
import type { MigrationNode, MigrationView } from '@parcours/server/router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNodeName } from '../../lib/names.ts'
import { trpc } from '../../lib/trpc.ts'
import { useFormat } from '../../lib/use-format.ts'
import { IconTile } from '../../ui/icon-tile.tsx'
import { fromValue, isObserved, moveOf, toValue, type Choices } from './decisions.ts'
import styles from './move-panel.module.css'

/** A row leads to this card, or to none: the pointer marks it, the focus brings it near. */
export type OnLook = (nodeId: string | null, how?: 'near') => void

interface NodeRowProps {
  node: MigrationNode
  view: MigrationView
  choices: Choices
  onChoose: (move: NodeMove) => void
  onLook: OnLook
}

/** One node of the old version: how many stand there, and where they go on. */
export function NodeRow({ node, view, choices, onChoose, onLook }: NodeRowProps) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const name = useNodeName()({ nodeId: node.nodeId, nodeName: node.name })
  const entry = useQuery(trpc.catalog.get.queryOptions(undefined, { staleTime: 60_000 })).data?.nodes.find(({ type }) => type === node.type)
  const move = moveOf(node, choices)
  const target = move?.kind === 'move' ? move.to : null
  return (
    <div
      className={styles.row} data-missing={move === null} data-testid={`move-row-${node.nodeId}`} onPointerEnter={() => onLook(target)} onPointerLeave={() => onLook(null)}
      onFocus={() => onLook(target, 'near')}
    >
      <span className={styles.name}>
        <IconTile icon={isObserved(node) ? 'eye' : (entry?.icon ?? 'box')} category={entry?.category ?? 'flow'} size={20} />
        <div>
          <b title={name}>{name}</b>
          {node.to === null && !isObserved(node) && <span className={styles.lost}><TriangleAlert size={11} aria-hidden /> {t('move.lost', { version: view.to.version })}</span>}
        </div>
      </span>
      <span className={styles.count} data-none={node.runs === 0}>{format.count(node.runs)}</span>
      {isObserved(node) ? <span className={styles.quiet}>{t('move.observed')}</span> : <Target node={node} name={name} view={view} move={move} onChoose={onChoose} />}
    </div>
  )
}

interface TargetProps extends Pick<NodeRowProps, 'node' | 'view' | 'onChoose'> {
  name: string
  move: NodeMove | null
}

function Target({ node, name, view, move, onChoose }: TargetProps) {
  const { t } = useTranslation('jobs')
  const options = useMemo((): ComboboxData => {
    const others = view.to.nodes.filter(({ nodeId }) => nodeId !== node.to).map(({ nodeId, name: label }) => ({ value: `move:${nodeId}`, label }))
    const same = view.to.nodes.find(({ nodeId }) => nodeId === node.to)
    return [
      ...(same ? [{ value: `move:${same.nodeId}`, label: same.name === node.name ? t('move.same') : t('move.same-now', { name: same.name }) }] : []),
      { group: t('move.rest'), items: [{ value: 'stay', label: t('move.stay', { version: view.from.version }) }, { value: 'end', label: t('move.end') }] },
      { group: t('move.other', { version: view.to.version }), items: others },
    ]
  }, [node, view, t])
  return (
    <Select
      value={move === null ? null : toValue(move)} data={options} placeholder={t('move.decide')} aria-invalid={move === null} aria-label={`${name}: ${t('move.columns.to')}`}
      allowDeselect={false} maxDropdownHeight={320} comboboxProps={{ width: 260, position: 'bottom-end' }} data-testid={`move-to-${node.nodeId}`}
      onChange={(value) => value !== null && onChoose(fromValue(value))}
    />
  )
}
