import type { Finding } from '../decision.ts'
import type { DecideInput } from '../input.ts'
import type { PolicyChannel } from '../pack/words.ts'

/** A medium that must come first (a letter of claim) has gone out for every debt of the contact, and did not come back. */
export function firstContact({ contact, packs, history }: DecideInput): Finding[] {
  const wentOut = (debtId: string, media: readonly PolicyChannel[]) =>
    history.some(
      (past) =>
        past.direction === 'outbound' &&
        media.includes(past.channel) &&
        past.debtIds.includes(debtId) &&
        past.outcome !== 'bounced' &&
        past.outcome !== 'not_connected',
    )
  return packs.flatMap((pack): Finding[] => {
    const { requiredMedium, mustPrecede } = pack.firstContact ?? {}
    if (!requiredMedium || !mustPrecede?.includes(contact.channel) || requiredMedium.includes(contact.channel))
      return []
    const proven = contact.debtIds.every((debtId) => wentOut(debtId, requiredMedium))
    return proven ? [] : [{ kind: 'block', rule: `${pack.id}.first_contact` }]
  })
}
