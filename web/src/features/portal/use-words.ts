import { createContext, useContext } from 'react'
import type { Language } from '@parcours/journey'
import { formatMoney } from '../../lib/format.ts'
import { formatDay, formatPart } from '../../lib/instants.ts'
import { portalWord, type PortalWord } from './portal-words.ts'

/** The person's language; French until the offer has told it. */
export const PortalLanguage = createContext<Language>('fr')

export function usePortalWords() {
  const language = useContext(PortalLanguage)
  return {
    language,
    say: (word: PortalWord, holes?: Record<string, string | number>) => portalWord(language, word, holes),
    money: (cents: number, currency: string) => formatMoney(cents, currency, language),
    day: (day: string) => formatDay(day, language),
    date: (atMs: number) => formatPart(atMs, 'date', language),
  }
}
