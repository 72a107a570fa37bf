import type { CatalogEntry } from '@parcours/journey'

/**
 * True for types that may reach a person, whose cards then get channel rates: messages and calls, and what
 * deals with money, as it sends offers and reminders. Used for room alone: 22 px too many do no harm.
 */
export const contacts = (entry: CatalogEntry | undefined): boolean => entry?.category === 'contact' || entry?.category === 'money'
