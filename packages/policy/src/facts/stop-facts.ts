import { stopRuleIds } from '../decision.ts'
import type { Finding } from '../decision.ts'
import type { DebtFacts, DecideInput } from '../input.ts'
import { isStatutory } from './statutory.ts'

/** Facts that end the run: the person has died or refused all contact, or no debt of the contact is open. */
export function stopFacts(input: DecideInput): Finding[] {
  const { person, packs, nowMs } = input
  const found: Finding[] = []
  if (person.deceased) {
    for (const rule of stopRuleIds(packs, 'deceased', 'house.deceased'))
      found.push({ kind: 'stop', fact: 'deceased', rule })
  }
  // 12 CFR 1006.6(c)(2): after a refusal, notice of termination or of a specific remedy may still be given.
  const ceased = person.ceasedAtMs !== undefined && person.ceasedAtMs <= nowMs
  if (ceased && !isStatutory(input.contact)) {
    for (const rule of stopRuleIds(packs, 'cease', 'house.cease')) found.push({ kind: 'stop', fact: 'ceased', rule })
  }
  const fact = closingFact(debtsOfContact(input))
  if (fact) found.push({ kind: 'stop', fact, rule: `house.${fact}` })
  return found
}

/** The contact's debts that are still open. */
export function openDebtIds(input: DecideInput): string[] {
  return debtsOfContact(input)
    .filter((debt) => debt.status === 'open')
    .map((debt) => debt.id)
}

/** Throws when the caller did not bring the facts of a debt: no verdict can stand on their absence. */
function debtsOfContact({ contact, debts }: DecideInput): DebtFacts[] {
  if (contact.debtIds.length === 0) throw new Error('A contact is about at least one debt')
  return contact.debtIds.map((id) => {
    const debt = debts.find((candidate) => candidate.id === id)
    if (!debt) throw new Error(`No facts were given for debt ${id} of the contact`)
    return debt
  })
}

/** Paying outranks the other ways in which several debts may have closed. */
function closingFact(debts: DebtFacts[]): Exclude<DebtFacts['status'], 'open'> | undefined {
  if (debts.some((debt) => debt.status === 'cured') && debts.every((debt) => debt.status !== 'open')) return 'cured'
  const [first] = debts
  return first && first.status !== 'open' && debts.every((debt) => debt.status !== 'open') ? first.status : undefined
}
