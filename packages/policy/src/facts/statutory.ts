import type { ProposedContact } from '../input.ts'

/** Only a letter can be statutory: a text that claims it stays an ordinary contact. */
export function isStatutory(contact: ProposedContact): boolean {
  return contact.statutory === true && contact.channel === 'letter'
}
