import { Button, Group, Modal, Textarea } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useOnce } from '../../lib/once.ts'
import { trpc } from '../../lib/trpc.ts'
import { useFormat } from '../../lib/use-format.ts'
import { ErrorState } from '../../ui/states.tsx'
import { countReferences } from './job.ts'
import styles from './paste-dialog.module.css'

/** A list of references becomes a frozen set; what is done to it is chosen on the job's page. */
export function PasteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const count = countReferences(text)
  const freeze = useOnce({
    ...trpc.bulks.freeze.mutationOptions(),
    onSuccess: ({ bulk }) => { if (bulk.total > 0) void navigate({ to: '/jobs/$bulkId', params: { bulkId: bulk.id } }) },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (count > 0) freeze.mutate({ ask: { kind: 'pause' }, source: { kind: 'list', text } })
  }
  return (
    <Modal opened onClose={onClose} closeButtonProps={{ 'aria-label': t('close') }} title={t('paste.title')} size={520}>
      <form onSubmit={submit}>
        <p className={styles.about}>{t('paste.about')}</p>
        <Textarea
          label={t('paste.label')} placeholder={t('paste.placeholder')} value={text} autosize minRows={8} maxRows={18} data-autofocus data-testid="paste-text"
          classNames={{ input: styles.text }} onChange={(event) => { setText(event.currentTarget.value); freeze.reset() }}
        />
        {freeze.data?.bulk.total === 0 && <p className={styles.none} role="alert">{t('paste.none')}</p>}
        {freeze.error && <ErrorState error={freeze.error} />}
        <Group justify="space-between" mt={16} gap={8}>
          <span className={styles.count} role="status">{count > 0 && t('paste.count', { count, shown: format.count(count) })}</span>
          <Group gap={8}>
            <Button variant="default" onClick={onClose}>{t('keep')}</Button>
            <Button type="submit" disabled={count === 0} loading={freeze.isPending} data-testid="paste-freeze">{t('paste.verb')}</Button>
          </Group>
        </Group>
      </form>
    </Modal>
  )
}
