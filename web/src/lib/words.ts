import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language, Words } from '@parcours/journey'
import { currentLanguage } from './language.ts'

/** The language on screen; the component renders again when it changes. */
export function useLanguage(): Language {
  useTranslation()
  return currentLanguage()
}

/** Picks the language on screen out of a `{en, fr}` pair; `''` for nothing. */
export function useWords(): (words: Words | null | undefined) => string {
  const language = useLanguage()
  return useCallback((words) => words?.[language] ?? '', [language])
}
