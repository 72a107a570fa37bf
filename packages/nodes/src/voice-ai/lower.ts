import type { LabelledNext, Lowered } from '@parcours/journey'
import { send } from '../lib/send.ts'
import type { VoiceConfig } from './config.ts'

/** Results of a dial after which another part of the day may do better. */
const MET_NOBODY = ['no_answer', 'voicemail'] as const

/** dial -> met nobody: count -> pause -> dial. One count for each such result, so that the last one names the outcome. */
export function lowerVoice(config: VoiceConfig): Lowered[] {
  const { attempts, maxDeferralDays } = config
  if (attempts === 1) return [dial({}, maxDeferralDays)]
  const on = Object.fromEntries(MET_NOBODY.map((result) => [result, { goto: `after_${result}` }]))
  return [
    dial(on, maxDeferralDays),
    ...MET_NOBODY.map((result): Lowered => ({
      label: `after_${result}`, op: 'act', step: 'next_dial', contact: false,
      on: { again: { goto: 'pause' }, spent: { leave: result } },
    })),
    {
      label: 'pause', op: 'wait',
      until: { from: 'data', key: 'nextDialAtMs', amount: 0, unit: 'hours', ifPast: 'now' },
      events: [],
      on: { timeout: { goto: 'dial' } },
    },
  ]
}

/** Its result comes minutes later, by a callback that completes the activity. */
const dial = (on: Record<string, LabelledNext>, maxDeferralDays: number): Lowered =>
  send('dial', on, { step: 'dial', maxDeferralDays, parks: true })
