import { Autocomplete, Button, Group, Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOnce } from '../../../lib/once.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useFormat } from '../../../lib/use-format.ts'
import { useWords } from '../../../lib/words.ts'
import { ErrorState } from '../../../ui/states.tsx'
import styles from './enrol-dialog.module.css'

/** One case into the live version, by hand; a refusal says why. */
export function EnrolDialog({ journeyId, onClose }: { journeyId: string; onClose: () => void }) {
  const { t } = useTranslation('journeys')
  const words = useWords()
  const [typed, setTyped] = useState('')
  const cases = useCases(typed)
  const enrol = useOnce(trpc.journeys.enrolCase.mutationOptions())
  const caseRef = typed.split(' · ')[0]?.trim() ?? ''
  const answer = enrol.data
  return (
    <Modal opened onClose={onClose} closeButtonProps={{ 'aria-label': t('close') }} title={t('enrol.title')} size={460}>
      <Autocomplete
        value={typed} data={cases} label={t('enrol.case')} placeholder={t('enrol.placeholder')} data-autofocus data-testid="enrol-case-ref"
        filter={({ options }) => options} onChange={(next) => { setTyped(next); enrol.reset() }}
      />
      {answer?.kind === 'started' && (
        <p className={styles.done} role="status">{t('enrol.started')} <Link to="/runs/$runId" params={{ runId: answer.runId }}>{t('enrol.see-run')}</Link></p>
      )}
      {answer?.kind === 'refused' && <p className={styles.refused} role="alert">{words(answer.reason)}</p>}
      {enrol.error && <ErrorState error={enrol.error} />}
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={onClose}>{t('close')}</Button>
        <Button disabled={!caseRef || answer?.kind === 'started'} loading={enrol.isPending} data-testid="enrol-confirm" onClick={() => enrol.mutate({ journeyId, caseRef })}>{t('enrol.confirm')}</Button>
      </Group>
    </Modal>
  )
}

/** Cases that match what is typed, as `reference · person · amount`. */
function useCases(typed: string): string[] {
  const format = useFormat()
  const [search] = useDebouncedValue(typed.split(' · ')[0] ?? '', 200)
  const found = useQuery(trpc.cases.search.queryOptions({ search, limit: 12 }, { enabled: search.length > 1 }))
  return [...new Set(found.data?.rows.map((row) => `${row.caseRef} · ${row.person} · ${format.money(row.arrearsCents, row.currency)}`))]
}
