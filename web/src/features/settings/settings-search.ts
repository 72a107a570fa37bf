import { oneOf, textOf, type RawSearch } from '../../lib/search.ts'

export const SETTINGS_TABS = ['texts', 'packs', 'about'] as const

export interface SettingsSearch {
  tab?: (typeof SETTINGS_TABS)[number]
  /** Id `name@version` of the text shown beside the list. */
  text?: string
  /** Id of the text of which a new version is being written; `new` for a new text. */
  write?: string
}

export const settingsSearch = (raw: RawSearch): SettingsSearch => ({
  tab: oneOf(raw, 'tab', SETTINGS_TABS), text: textOf(raw, 'text'), write: textOf(raw, 'write'),
})
