import type { StepContext, StepResult } from '@parcours/node-kit'
import { HOUR_MS } from '../lib/instants.ts'
import type { HumanHandoffConfig } from './config.ts'

/** Opens the task of this visit, or finds it; its due instant ends the wait. */
export function open({ config, nowMs, services }: StepContext<HumanHandoffConfig>): StepResult {
  const { queue, skill, priority, instructions, results, slaHours } = config
  const dueAtMs = nowMs + slaHours * HOUR_MS
  const { taskId } = services.tasks.open({ queue, skill, priority, dueAtMs, instructions, results })
  return { result: 'opened', data: { taskId, dueAtMs }, evidence: { taskId, dueAtMs, queue } }
}
