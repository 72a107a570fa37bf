import type { DeadlineSpec, Issue } from '@parcours/journey'
import { say } from '../../drawing/words.ts'
import type { Inspection } from '../inspection.ts'

const DAYS: Record<DeadlineSpec['unit'], number> = { minutes: 1 / 1440, hours: 1 / 24, days: 1, working_days: 7 / 5 }

/** What happens after the metric window counts in no figure: fine if known, so it is only said. */
export function waitsAndWindow(inspection: Inspection): Issue[] {
  const { settings } = inspection.drawing.journey
  const days = Math.ceil(longestWait(inspection))
  if (days <= settings.metricWindowDays) return []
  const issue: Issue = {
    code: 'window-shorter-than-journey',
    severity: 'info',
    path: 'settings.metricWindowDays',
    message: say(
      `The waits of the longest way add up to ${days} days; figures look at the first ${settings.metricWindowDays}`,
      `Les attentes du plus long chemin totalisent ${days} jours ; les chiffres portent sur les ${settings.metricWindowDays} premiers`,
    ),
  }
  if (days > 365) return [issue]
  const edit = { type: 'setSettings', settings: { ...settings, metricWindowDays: days } } as const
  return [{ ...issue, fix: { label: say(`Look at ${days} days`, `Porter sur ${days} jours`), edit } }]
}

/** Days on the way with the most waiting; each loop counted once round. Components come with what follows first. */
function longestWait({ drawing, flow, lowered }: Inspection): number {
  const waits = lowered.map((node) => Math.max(0, ...(node?.instructions ?? []).map((i) => (i.op === 'wait' ? daysOf(i.until) : 0))))
  const longest: number[] = []
  for (const [c, members] of flow.components.entries()) {
    let after = 0
    let own = 0
    for (const m of members) {
      own += waits[m] ?? 0
      for (const to of drawing.next[m] ?? []) if (flow.componentOf[to] !== c) after = Math.max(after, longest[flow.componentOf[to] ?? -1] ?? 0)
    }
    longest.push(own + after)
  }
  const start = drawing.start === undefined ? undefined : flow.componentOf[drawing.start]
  return start === undefined ? 0 : (longest[start] ?? 0)
}

/** Only spans counted from now add up; dates of the case may lie anywhere. */
const daysOf = (until: DeadlineSpec | undefined): number => (until?.from === 'now' ? until.amount * DAYS[until.unit] : 0)
