import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '@parcours/journey'
import { recall, remember } from './remember.ts'

export const LANGUAGES = ['en', 'fr'] as const satisfies readonly Language[]

/** One file per area and language: `i18n/en/runs.json` is the namespace `runs`. New files need no list. */
const catalogues = import.meta.glob<Record<string, unknown>>('./i18n/*/*.json', { eager: true, import: 'default' })

function resources() {
  const all: Record<string, Record<string, Record<string, unknown>>> = {}
  for (const [path, words] of Object.entries(catalogues)) {
    const [language = '', file = ''] = path.split('/').slice(-2)
    ;(all[language] ??= {})[file.replace('.json', '')] = words
  }
  return all
}

const isLanguage = (text: string | null | undefined): text is Language => LANGUAGES.some((l) => l === text)

/** The remembered choice, else the browser's first language that we speak, else English. */
function firstLanguage(): Language {
  const remembered = recall('language')
  if (isLanguage(remembered)) return remembered
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage)
  return spoken ?? 'en'
}

export function startLanguages(language: Language = firstLanguage()): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'app',
    resources: resources(),
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  document.documentElement.lang = language
}

export function setLanguage(language: Language): void {
  remember('language', language)
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}

export const currentLanguage = (): Language => (isLanguage(i18next.language) ? i18next.language : 'en')
