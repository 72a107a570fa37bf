import type { TimelineItem } from '@parcours/server/router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useActorName } from '../../lib/actor-name.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import { Pill } from '../pill.tsx'
import { Evidence } from './evidence.tsx'
import { foldGaps } from './fold-gaps.ts'
import { Changes, Message } from './timeline-parts.tsx'
import styles from './timeline.module.css'

interface TimelineProps {
  items: readonly TimelineItem[]
  currency: string
  /** Business time, epoch ms. */
  nowMs: number
}

/** What happened to a run, newest first. */
export function Timeline({ items, currency, nowMs }: TimelineProps) {
  const { t } = useTranslation('run')
  const stretches = useMemo(() => foldGaps(items), [items])
  return (
    <ol className={styles.timeline} aria-label={t('timeline')}>
      {stretches.map((stretch) => stretch.kind === 'quiet'
        ? <li key={stretch.key} className={styles.gap}>{t('quiet', { count: stretch.days })}</li>
        : <Item key={stretch.key} item={stretch.item} currency={currency} nowMs={nowMs} />)}
    </ol>
  )
}

/** What a decision led to; the rest only happened. */
const DECIDED = new Set<TimelineItem['kind']>(['visit', 'decision', 'contact'])
const HUES = new Set(['time', 'contact', 'decide', 'money', 'people', 'warn', 'bad', 'good'])

function Item({ item, currency, nowMs }: { item: TimelineItem; currency: string; nowMs: number }) {
  const { t } = useTranslation('run')
  const words = useWords()
  const format = useFormat()
  const nameOf = useActorName()
  const hue = HUES.has(item.category) ? `var(--${item.category})` : 'var(--faint)'
  const cost = item.costCents === null || item.costCents === 0 ? null : format.money(item.costCents, currency)
  const detail = [item.actor && t('by', { who: nameOf(item.actor) }), words(item.detail), cost].filter(Boolean).join(' · ')
  return (
    <li className={styles.item} style={{ '--s': hue }}>
      <time className={styles.at} title={format.exact(item.atMs)}>{format.when(item.atMs, nowMs)}</time>
      <b>{words(item.title)}</b> {item.sandbox && <Pill title={t('sandbox-hint')}>{t('sandbox')}</Pill>}
      {detail && <p>{detail}</p>}
      {item.changes.length > 0 && <Changes changes={item.changes} />}
      {item.message && <Message message={item.message} />}
      <Evidence evidence={item.evidence} rules={item.rules} label={DECIDED.has(item.kind) ? t('evidence') : t('details')} />
    </li>
  )
}
