import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { DraftView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { FilterTag } from '../../ui/filter-tag.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import styles from './move-bar.module.css'
import { withRuns, type VersionChoice } from './versions.ts'

interface MoveBarProps {
  journeyId: string
  draft: DraftView | undefined
  from: VersionChoice | undefined
  to: VersionChoice | undefined
}

/** Whose runs, from which version, to which. */
export function MoveBar({ journeyId, draft, from, to }: MoveBarProps) {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const navigate = useNavigate()
  const choose = (next: { from?: number; to?: number }) => void navigate({ to: '/journeys/$journeyId/move', params: { journeyId }, search: next, replace: true })
  const froms = draft ? withRuns(draft, from) : []
  const tos = draft?.versions.filter((one) => one !== from) ?? []
  const number = (value: string | undefined) => (value === undefined ? undefined : Number(value))
  return (
    <TopBar title={<span className={styles.title}><Link to="/journeys/$journeyId" params={{ journeyId }}>{draft?.journey.name ?? ' '}</Link><i>/</i>{t('move.title')}</span>}>
      {draft && from && to && (
        <>
          <FilterTag
            label={t('move.from')} value={String(from.version)} onChange={(value) => choose({ from: number(value), to: number(value) === to.version ? undefined : to.version })}
            options={froms.map(({ version, openRuns }) => ({ value: String(version), label: t('move.from-option', { version, open: format.count(openRuns) }) }))}
          />
          <FilterTag
            label={t('move.to')} value={String(to.version)} onChange={(value) => choose({ from: from.version, to: number(value) })}
            options={tos.map(({ version }) => ({ value: String(version), label: t(version === draft.live?.version ? 'move.to-live' : 'move.to-option', { version }) }))}
          />
        </>
      )}
      <Button variant="default" renderRoot={(props) => <Link to="/jobs" {...props} />}>{t('title')}</Button>
    </TopBar>
  )
}
