import { Button, Select } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { CaseRow } from '@parcours/server/router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { notifyDone, notifyError } from '../../lib/notify.ts'
import { useOnce } from '../../lib/once.ts'
import { trpc } from '../../lib/trpc.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import { WhyNotLink } from '../../ui/run/why-not-link.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import styles from './case-panel.module.css'

/** One case: what it owes, the run it is in, or a way into a journey by hand. */
export function CasePanel({ row, onClose }: { row: CaseRow; onClose: () => void }) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const note = [row.caseRef, row.portfolio, t('debts', { count: row.debts }), format.money(row.arrearsCents, row.currency), t('late', { count: row.dpd })]
  return (
    <SidePanel label={t('case-panel')} title={row.person} note={note.join(' · ')} width={380} onClose={onClose}>
      {row.openRun && (
        <p className={styles.run}>
          {t('in-journey')} <Link to="/runs/$runId" params={{ runId: row.openRun.runId }}>{row.openRun.journeyName}</Link>
        </p>
      )}
      <div className={styles.why}><WhyNotLink caseRef={row.caseRef} /></div>
      <EnrolForm caseRef={row.caseRef} />
    </SidePanel>
  )
}

function EnrolForm({ caseRef }: { caseRef: string }) {
  const { t } = useTranslation('portfolio')
  const words = useWords()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [journeyId, setJourneyId] = useState<string | null>(null)
  const live = useQuery(trpc.journeys.list.queryOptions()).data?.filter((journey) => journey.live) ?? []
  const enrol = useOnce({
    ...trpc.journeys.enrolCase.mutationOptions(),
    onError: notifyError,
    onSuccess: (answer) => {
      if (answer.kind === 'refused') return
      notifyDone(t('enrolled', { caseRef }))
      void client.invalidateQueries({ queryKey: trpc.cases.pathKey() })
      void navigate({ to: '/runs/$runId', params: { runId: answer.runId } })
    },
  })
  const refused = enrol.data?.kind === 'refused' ? words(enrol.data.reason) : undefined
  return (
    <form className={styles.enrol} onSubmit={(event) => { event.preventDefault(); if (journeyId) enrol.mutate({ journeyId, caseRef }) }}>
      <Select
        label={t('enrol-in')} placeholder={t('pick-journey')} value={journeyId} error={refused} nothingFoundMessage={t('no-live')}
        data={live.map(({ id, name, live: version }) => ({ value: id, label: `${name} · v${version?.version}` }))}
        onChange={(value) => { setJourneyId(value); enrol.reset() }}
      />
      <Button type="submit" disabled={!journeyId} loading={enrol.isPending}>{t('enrol')}</Button>
      <p className={styles.hint}>{t('enrol-hint')}</p>
    </form>
  )
}
