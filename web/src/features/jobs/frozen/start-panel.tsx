import { Button, NumberInput, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { BulkPageView, BulkPreview } from '@parcours/server/router'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useOnce } from '../../../lib/once.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useFormat } from '../../../lib/use-format.ts'
import { Panel } from '../../../ui/panel.tsx'
import { ErrorState } from '../../../ui/states.tsx'
import { isFinal, takesMs, type Ask } from '../job.ts'
import { useGoal } from '../use-job-words.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import styles from './start-panel.module.css'

interface StartPanelProps {
  job: BulkPageView
  ask: Ask | null
  /** The dry run of `ask`; undefined while it is counted. */
  counted: BulkPreview | undefined
}

/** As the server asks it. */
const SHORTEST_REASON = 3
const USUAL_RATE = 600
const FASTEST = 60_000

/** Why, how fast, and the button that begins; it says what will happen to how many. */
export function StartPanel({ job, ask, counted }: StartPanelProps) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const [reason, setReason] = useState('')
  const [perMinute, setPerMinute] = useState<number | string>(USUAL_RATE)
  const [tried, setTried] = useState(false)
  const [confirming, setConfirming] = useState(false)
  const start = useStart(job, () => setConfirming(false))
  const would = counted?.would ?? 0
  const rate = Math.min(FASTEST, Math.max(1, Math.round(Number(perMinute)) || USUAL_RATE))
  const short = reason.trim().length < SHORTEST_REASON
  const begin = () => ask && start.mutate({ bulkId: job.id, ask: ask.kind === 'rollback' || ask.kind === 'arm' ? undefined : ask, reason: reason.trim(), perMinute: rate })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (short || !ask || would === 0) return
    if (!isFinal(ask)) return begin()
    start.reset()
    setConfirming(true)
  }
  const verb = ask ? t(`acts.${ask.kind}.verb`, { count: would, shown: format.count(would) }) : t('start.verb')
  return (
    <Panel title={t('start.title')}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <Textarea
          label={t('start.reason')} description={t('start.reason-hint')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2}
          maxLength={500} error={tried && short ? t('start.reason-missing') : undefined} required data-testid="job-reason"
        />
        <NumberInput
          label={t('start.rate')} description={t('start.rate-hint', { duration: format.duration(takesMs(job.total, rate)) })} value={perMinute} onChange={setPerMinute}
          min={1} max={FASTEST} step={100} allowDecimal={false} allowNegative={false} clampBehavior="blur" w={200} data-testid="job-rate"
        />
        {ask && counted && <Will ask={ask} job={job} would={would} />}
        {!confirming && start.error && <ErrorState error={start.error} />}
        <Button type="submit" disabled={!ask || would === 0} loading={start.isPending} color={ask && isFinal(ask) ? 'red' : undefined} className={styles.button} data-testid="job-start">
          {verb}
        </Button>
      </form>
      {confirming && ask && (
        <ConfirmDialog count={would} verb={verb} busy={start.isPending} error={start.error} onConfirm={begin} onClose={() => setConfirming(false)}><Will ask={ask} job={job} would={would} /></ConfirmDialog>
      )}
    </Panel>
  )
}

/** What will happen to how many, and that the others are left alone. */
function Will({ ask, job, would }: { ask: Ask; job: BulkPageView; would: number }) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const goalOf = useGoal()
  const rest = job.total - would
  const nodeId = ask.kind === 'move' ? ask.nodeId : null
  const goal = nodeId === null ? goalOf(job.goal) : t('goal.node', { name: job.nodes.find((node) => node.nodeId === nodeId)?.name ?? nodeId })
  if (would === 0) return <p className={styles.quiet}>{t('start.nobody')}</p>
  return (
    <p data-testid="job-will">
      {t(`acts.${ask.kind}.will`, { count: would, shown: format.count(would), goal })}
      {rest > 0 && ` ${t('start.rest', { count: rest, shown: format.count(rest) })}`}
    </p>
  )
}

function useStart({ id }: BulkPageView, onStarted: () => void) {
  const client = useQueryClient()
  return useOnce({
    ...trpc.bulks.start.mutationOptions(),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: trpc.bulks.get.queryKey({ bulkId: id }) })
      onStarted()
    },
  })
}
