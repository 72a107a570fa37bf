import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import type { useQueues } from '../../lib/queues.ts'
import styles from './queue-switch.module.css'

interface QueueSwitchProps {
  queues: ReturnType<typeof useQueues>['queues']
  value: string | undefined
  onChange: (queue: string | undefined) => void
}

/** The queues with what is open in each; the first choice is all of them. */
export function QueueSwitch({ queues, value, onChange }: QueueSwitchProps) {
  const { t } = useTranslation('inbox')
  const words = useWords()
  const format = useFormat()
  const all = queues.reduce((sum, queue) => sum + queue.open, 0)
  const choices = [{ name: undefined, label: t('all-queues'), open: all }, ...queues.map((queue) => ({ ...queue, label: words(queue.label) }))]
  return (
    <div className={styles.queues} role="group" aria-label={t('queues')}>
      {choices.map(({ name, label, open }) => (
        <button key={name ?? ''} type="button" className={styles.queue} aria-pressed={name === value} onClick={() => onChange(name)}>
          {label} <span className={styles.count}>{format.count(open)}</span>
        </button>
      ))}
    </div>
  )
}
