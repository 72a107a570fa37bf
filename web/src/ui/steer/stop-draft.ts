import type { api } from '../../lib/trpc.ts'

export const STOP_SCOPES = ['workspace', 'channel', 'journey'] as const
export const STOP_EFFECTS = ['contact', 'entry', 'both', 'freeze'] as const
export const STOP_CHANNELS = ['sms', 'email', 'voice_ai', 'letter'] as const
export type StopScope = (typeof STOP_SCOPES)[number]
export type StopEffect = (typeof STOP_EFFECTS)[number]
export type Stop = Parameters<typeof api.stops.set.mutate>[0]

export interface StopDraft {
  scope: StopScope
  channel: (typeof STOP_CHANNELS)[number] | null
  journeyId: string | null
  effect: StopEffect
}

/** What can be chosen there: a channel is not entered, and one journey's runs alone are paused. */
export const effectsOf = (scope: StopScope): readonly StopEffect[] =>
  scope === 'channel' ? ['contact'] : STOP_EFFECTS.filter((effect) => effect !== 'freeze' || scope === 'journey')

/** An effect that the new scope does not have is none that anybody chose for it. */
export function changed(draft: StopDraft, patch: Partial<StopDraft>): StopDraft {
  const next = { ...draft, ...patch }
  return effectsOf(next.scope).includes(next.effect) ? next : { ...next, effect: 'contact' }
}

/** The stops of a draft; none while something of it is missing. */
export function stopsOf({ scope, channel, journeyId, effect }: StopDraft, reason: string): Stop[] {
  if (scope === 'channel') return channel ? [{ scope, target: channel, effect: 'contact', reason }] : []
  const effects = effect === 'both' || effect === 'freeze' ? (['contact', 'entry'] as const) : ([effect] as const)
  if (scope === 'journey') return journeyId ? effects.map((one) => ({ scope, target: journeyId, effect: one, reason })) : []
  return effects.map((one) => ({ scope, effect: one, reason }))
}
