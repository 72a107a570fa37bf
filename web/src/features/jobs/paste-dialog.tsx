import { Button, Group, Modal, Select, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
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
  const [portfolioId, setPortfolioId] = useState<string>()
  const count = countReferences(text)
  const freeze = useOnce({
    ...trpc.bulks.freeze.mutationOptions(),
    onSuccess: ({ bulk }) => { if (bulk.total > 0) void navigate({ to: '/jobs/$bulkId', params: { bulkId: bulk.id } }) },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (count > 0) freeze.mutate({ ask: { kind: 'pause' }, source: { kind: 'list', text, portfolioId } })
  }
  return (
    <Modal opened onClose={onClose} closeButtonProps={{ 'aria-label': t('close') }} title={t('paste.title')} size={520}>
      <form onSubmit={submit}>
        <p className={styles.about}>{t('paste.about')}</p>
        <Textarea
          label={t('paste.label')} placeholder={t('paste.placeholder')} value={text} autosize minRows={8} maxRows={18} data-autofocus data-testid="paste-text"
          classNames={{ input: styles.text }} onChange={(event) => { setText(event.currentTarget.value); freeze.reset() }}
        />
        <PortfolioSelect value={portfolioId} onChange={(next) => { setPortfolioId(next); freeze.reset() }} />
        {freeze.data?.bulk.total === 0 && <Nobody ambiguous={freeze.data.ambiguous.total} />}
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

/** Why the set is empty. */
function Nobody({ ambiguous }: { ambiguous: number }) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  return <p className={styles.none} role="alert">{ambiguous > 0 ? t('paste.ambiguous', { count: ambiguous, shown: format.count(ambiguous) }) : t('paste.none')}</p>
}

const ANY = 'any'

/** Whose references they are; asked where there is more than one portfolio. */
function PortfolioSelect({ value, onChange }: { value: string | undefined; onChange: (portfolioId: string | undefined) => void }) {
  const { t } = useTranslation('jobs')
  const portfolios = useQuery(trpc.portfolios.list.queryOptions()).data ?? []
  if (portfolios.length < 2) return null
  return (
    <Select
      label={t('paste.portfolio')} description={t('paste.portfolio-about')} value={value ?? ANY} allowDeselect={false} mt={12} data-testid="paste-portfolio"
      data={[{ value: ANY, label: t('paste.any') }, ...portfolios.map(({ portfolioId, name }) => ({ value: portfolioId, label: name }))]}
      onChange={(next) => onChange(next === null || next === ANY ? undefined : next)}
    />
  )
}
