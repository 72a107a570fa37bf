import type { ContactIntent, StepContext, StepResult } from '@parcours/node-kit'
import { DAY_MS, HOUR_MS } from '../lib/instants.ts'
import { numberIn } from '../lib/step-data.ts'
import type { VoiceConfig } from './config.ts'

/**
 * Five hours later in the day: a morning becomes an afternoon, an afternoon an evening, and an evening falls
 * outside every legal window, so that the gate moves it to the next morning.
 */
const SHIFT_MS = 5 * HOUR_MS

export function dial({ config }: StepContext<VoiceConfig>): ContactIntent {
  const { textId, purposes, identityCheck, maxInstalments, minInstalmentCents } = config
  return {
    channel: 'voice_ai',
    textId,
    call: {
      purposes,
      identityCheck,
      ...(purposes.includes('plan') ? { plan: { maxInstalments, minInstalmentCents } } : {}),
    },
  }
}

/** After a dial that met nobody: `again` at data.nextDialAtMs, or `spent`. Counts in data.dials. */
export function nextDial({ config, data, nowMs }: StepContext<VoiceConfig>): StepResult {
  const dials = numberIn(data, 'dials', 0) + 1
  if (dials >= config.attempts) return { result: 'spent', data: { dials }, evidence: { dials } }
  const nextDialAtMs = nowMs + config.daysBetween * DAY_MS + SHIFT_MS
  return { result: 'again', data: { dials, nextDialAtMs }, evidence: { dials, nextDialAtMs } }
}
