import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const FOLDER = join(import.meta.dirname, '..', 'replay', 'histories')

const Event = z.object({
  eventId: z.string(),
  eventType: z.string(),
  markerRecordedEventAttributes: z.object({ workflowTaskCompletedEventId: z.string() }).optional(),
  activityTaskScheduledEventAttributes: z.object({ activityId: z.string(), activityType: z.object({ name: z.string() }) }).optional(),
  activityTaskStartedEventAttributes: z.object({ attempt: z.number().optional() }).optional(),
})
const History = z.object({ events: z.array(Event) })

/** What of a history counts against the budgets (engine/temporal.md, the table of events and actions). */
export interface Cost {
  events: number
  /** Billable: start, each activity and each retry of one, each timer, each signal, the local activities of one task together. */
  actions: number
  byType: Record<string, number>
}

export function costOf(historyJson: string): Cost {
  const { events } = History.parse(JSON.parse(historyJson))
  const byType: Record<string, number> = {}
  for (const { eventType } of events) byType[eventType] = (byType[eventType] ?? 0) + 1
  const count = (type: string) => byType[`EVENT_TYPE_${type}`] ?? 0
  const tasksWithMarkers = new Set(events.flatMap((e) => e.markerRecordedEventAttributes?.workflowTaskCompletedEventId ?? []))
  const retries = events.reduce((sum, e) => sum + Math.max(0, (e.activityTaskStartedEventAttributes?.attempt ?? 1) - 1), 0)
  const actions = count('WORKFLOW_EXECUTION_STARTED') + count('ACTIVITY_TASK_SCHEDULED') + retries + count('TIMER_STARTED')
    + count('WORKFLOW_EXECUTION_SIGNALED') + tasksWithMarkers.size
  return { events: events.length, actions, byType }
}

export const activityIds = (historyJson: string): string[] =>
  History.parse(JSON.parse(historyJson)).events.flatMap((e) => e.activityTaskScheduledEventAttributes?.activityId ?? [])

/** A history and the plan that it names. */
export interface Saved {
  history: string
  planHash: string
  plan: string
}

export function saveHistory(name: string, { history, planHash, plan }: Saved): void {
  mkdirSync(FOLDER, { recursive: true })
  // Who worked on it, and on which machine, is nobody's business.
  writeFileSync(join(FOLDER, `${name}.json`), `${history.replaceAll(/"identity": "[^"]*"/g, '"identity": "worker"')}\n`)
  writeFileSync(join(FOLDER, `${name}.plan.json`), `${JSON.stringify({ hash: planHash, plan: JSON.parse(plan) as unknown }, null, 1)}\n`)
}

export function savedHistory(name: string): Saved {
  const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8')
  const { hash, plan } = JSON.parse(read(`${name}.plan.json`)) as { hash: string; plan: unknown }
  return { history: read(`${name}.json`), planHash: hash, plan: JSON.stringify(plan) }
}
