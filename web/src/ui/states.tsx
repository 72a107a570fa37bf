import { Button, Skeleton } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../lib/errors.ts'
import { useSystem } from '../lib/system.ts'
import { useWords } from '../lib/words.ts'
import styles from './states.module.css'

interface EmptyStateProps {
  title: string
  hint?: string
  /** The one next action. */
  action?: ReactNode
}

/** Nothing here: says so, and what to do about it. */
export function EmptyState({ title, hint, action }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      <strong>{title}</strong>
      {hint && <p>{hint}</p>}
      {action}
    </div>
  )
}

interface ErrorStateProps {
  error: unknown
  onRetry?: () => void
}

/** What failed, why, and the next move. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useTranslation('app')
  const words = useWords()
  const { code, message, hint } = explain(error)
  useReturn(code === 'offline' ? onRetry : undefined)
  return (
    <div className={styles.state} role="alert">
      <strong className={styles.bad}>{words(message) || t(`errors.${code}.title`)}</strong>
      <p>{words(hint) || t(`errors.${code}.hint`, { defaultValue: '' })}</p>
      {onRetry && <Button variant="default" onClick={onRetry}>{t('try-again')}</Button>}
    </div>
  )
}

/** Tries again by itself each time the desk has answered the clock, which asks every 10 s. */
function useReturn(onRetry: (() => void) | undefined) {
  const answeredAtMs = useSystem().dataUpdatedAt
  const seenAtMs = useRef(answeredAtMs)
  useEffect(() => {
    if (answeredAtMs === seenAtMs.current) return
    seenAtMs.current = answeredAtMs
    onRetry?.()
  }, [answeredAtMs, onRetry])
}

/** Lines of the height and rhythm of the list that is coming. */
export function SkeletonRows({ rows = 12, height = 34 }: { rows?: number; height?: number }) {
  const { t } = useTranslation('app')
  return (
    <div role="status" aria-label={t('loading')} className={styles.rows}>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className={styles.row} style={{ height }}>
          <Skeleton height={9} width={70} />
          <Skeleton height={9} width={`${22 + ((i * 7) % 12)}%`} />
          <Skeleton height={9} width={`${14 + ((i * 5) % 9)}%`} />
        </div>
      ))}
    </div>
  )
}

/** Lines of text that are coming. */
export function SkeletonText({ lines = 4 }: { lines?: number }) {
  const { t } = useTranslation('app')
  return (
    <div role="status" aria-label={t('loading')} className={styles.text}>
      {Array.from({ length: lines }, (_, i) => <Skeleton key={i} height={9} width={`${88 - ((i * 17) % 40)}%`} />)}
    </div>
  )
}
