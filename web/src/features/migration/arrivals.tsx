import { useStore, ViewportPortal } from '@xyflow/react'
import { ArrowDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useDraft } from '../../canvas/editor.ts'
import { useFormat } from '../../lib/use-format.ts'
import styles from './arrivals.module.css'

interface ArrivalsProps {
  /** By node of the drawing. */
  arrivals: ReadonlyMap<string, number>
  fromVersion: number
}

/** Above each card of the new version that people would come to: how many. Stays readable from afar. */
export function Arrivals({ arrivals, fromVersion }: ArrivalsProps) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const nodes = useDraft((s) => s.journey.nodes)
  const zoom = useStore((s) => s.transform[2])
  const scale = Math.max(1, 0.9 / zoom)
  return (
    <ViewportPortal>
      {nodes.map(({ id, x, y }) => {
        const count = arrivals.get(id) ?? 0
        return count > 0 && (
          <span
            key={id} className={styles.mark} style={{ transform: `translate(${x}px, ${y}px) scale(${scale}) translateY(-100%)` }}
            title={t('move.arrive-title', { version: fromVersion })} data-testid={`arrive-${id}`}
          >
            <span key={count} className={styles.value}><ArrowDown size={12} aria-hidden /> {t('move.arrive', { count, shown: format.count(count) })}</span>
          </span>
        )
      })}
    </ViewportPortal>
  )
}
