import type { DraftView, FigureFilter } from '@parcours/server/router'
import type { Format } from '../../../lib/use-format.ts'

interface FilterNames {
  view: Pick<DraftView, 'versions'>
  arms: readonly { value: string; label: string }[]
  format: Pick<Format, 'day'>
  t: (key: string, values?: Record<string, string>) => string
}

/** What a filter leaves in, a few words for each part that is set. */
export function filterWords(filter: FigureFilter, { view, arms, format, t }: FilterNames): string[] {
  const said: string[] = []
  const version = view.versions.find((v) => v.versionId === filter.versionId)
  if (version) said.push(`v${version.version}`)
  const [from, to] = [filter.enteredFrom, filter.enteredTo].map((day) => day && format.day(day))
  if (from && to) said.push(t('filter.entered', { from, to }))
  else if (from) said.push(t('filter.entered-from', { from }))
  else if (to) said.push(t('filter.entered-to', { to }))
  const arm = filter.arm && arms.find((one) => one.value === `${filter.arm?.nodeId}/${filter.arm?.outcome}`)
  if (arm) said.push(arm.label)
  return said
}
