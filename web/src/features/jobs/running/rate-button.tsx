import { Button, NumberInput, Popover } from '@mantine/core'
import type { BulkPageView } from '@parcours/server/router'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { notifyDone, notifyError } from '../../../lib/notify.ts'
import { useOnce } from '../../../lib/once.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useFormat } from '../../../lib/use-format.ts'
import styles from './job-progress.module.css'
import { useJobChanged } from './use-job-changed.ts'

const FASTEST = 60_000

/** How many runs a minute; changed while the job goes on. */
export function RateButton({ job: { id, perMinute } }: { job: BulkPageView }) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const [opened, setOpened] = useState(false)
  const [typed, setTyped] = useState<number | string>(perMinute)
  const changed = useJobChanged(id)
  const rate = useOnce({
    ...trpc.bulks.rate.mutationOptions(),
    onError: notifyError,
    onSuccess: async (job) => {
      setOpened(false)
      notifyDone(t('run.rate-done', { rate: format.count(job.perMinute) }))
      await changed()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const next = Math.min(FASTEST, Math.round(Number(typed)))
    if (next >= 1) rate.mutate({ bulkId: id, perMinute: next })
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button variant="default" size="compact-sm" title={t('run.rate-change')} data-testid="rate-button" onClick={() => { setTyped(perMinute); setOpened(!opened) }}>
          {t('run.rate', { rate: format.count(perMinute) })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={styles.form} onSubmit={submit}>
          <NumberInput
            label={t('run.rate-label')} value={typed} onChange={setTyped} min={1} max={FASTEST} step={100} allowDecimal={false} allowNegative={false} w={130} data-testid="rate-input"
          />
          <Button type="submit" loading={rate.isPending}>{t('run.rate-verb')}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
