import type { BulkSetView, BulkView } from '@parcours/server/router'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useName } from '../../lib/names.ts'
import { useFormat } from '../../lib/use-format.ts'

type Told = Pick<BulkView, 'ask' | 'goal' | 'total' | 'state'>

/** What is done to a frozen set is still to be chosen, save where it came with the set. */
const isOpen = ({ state, ask }: Told): boolean => state === 'frozen' && ask.kind !== 'migrate' && ask.kind !== 'rollback'

/** What a job is called: "Pause 1,231 runs", "Move 12 runs to version 3"; a set alone by its size. */
export function useJobTitle(): (job: Told) => string {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const goalOf = useGoal()
  return useCallback(
    (job) => t(isOpen(job) ? 'set.count' : `acts.${job.ask.kind}.title`, { count: job.total, shown: format.count(job.total), goal: goalOf(job.goal) }), [t, format, goalOf])
}

/** What runs are moved to, inside a sentence. */
export function useGoal(): (goal: BulkView['goal']) => string {
  const { t } = useTranslation('jobs')
  return useCallback((goal) => {
    if (goal === null || (goal.kind === 'version' && goal.version === null)) return t('goal.old')
    return goal.kind === 'node' ? t('goal.node', { name: goal.name }) : t('goal.version-of', { version: goal.version, journey: goal.journeyName })
  }, [t])
}

type Filter = Extract<BulkSetView, { kind: 'filter' }>

/** Where the set of a job came from: "open runs of the list: journey Early reminder · state not moving". */
export function useSetWords(): (set: BulkSetView) => string {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const filterOf = useFilterWords()
  return useCallback((set) => {
    switch (set.kind) {
      case 'filter': return t(set.filter.state === 'ended' ? 'set.filter' : 'set.filter-open', { filter: filterOf(set) })
      case 'runs': return t('set.runs')
      case 'list': {
        const list = t('set.list', { count: set.lines, shown: format.count(set.lines) })
        return set.portfolio === null ? list : `${list} · ${t('filter.portfolio', { value: set.portfolio })}`
      }
      case 'rollback': return t('set.rollback')
    }
  }, [t, format, filterOf])
}

function useFilterWords(): (set: Filter) => string {
  const { t } = useTranslation('jobs')
  const { t: tRun } = useTranslation('run')
  const format = useFormat()
  const nameOf = useName()
  return useCallback(({ filter, names }) => {
    const { journeyId, version, nodeId, outcome, state, search, incidentId, portfolioId, arm, enteredFrom, enteredTo } = filter
    const part = (name: string, value: string | undefined) => (value === undefined ? [] : [t(`filter.${name}`, { value })])
    const parts = [
      ...part('journey', journeyId && (names.journey ?? journeyId)), ...part('version', version === undefined ? undefined : String(version)),
      ...part('node', nodeId && (names.node ?? nameOf(nodeId))), ...part('outcome', outcome && nameOf(outcome)),
      ...part('state', state && (state === 'not_moving' ? t('filter.not_moving') : tRun(`states.${state}`))), ...part('search', search), ...part('incident', incidentId),
      ...part('portfolio', portfolioId && (names.portfolio ?? portfolioId)), ...part('arm', arm && nameOf(arm.outcome)),
      ...part('from', enteredFrom && format.day(enteredFrom)), ...part('to', enteredTo && format.day(enteredTo)),
    ]
    return parts.length === 0 ? t('set.all') : parts.join(' · ')
  }, [t, tRun, format, nameOf])
}
