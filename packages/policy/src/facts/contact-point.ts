import { stopRuleIds } from '../decision.ts'
import type { Finding } from '../decision.ts'
import type { DecideInput } from '../input.ts'
import { isStatutory } from './statutory.ts'

/** People who are only observed, and contact points that are closed for ever. */
export function closedDoors({ contact, person, packs, wrongNumbers }: DecideInput): Finding[] {
  const found: Finding[] = []
  if (person.controlGroup && !isStatutory(contact)) found.push({ kind: 'block', rule: 'house.control_group' })
  if (wrongNumbers.includes(contact.address.value)) found.push({ kind: 'block', rule: 'house.wrong_number' })
  if (contact.address.employerForbids) {
    for (const rule of stopRuleIds(packs, 'employer', 'house.employer')) found.push({ kind: 'block', rule })
  }
  return found
}
