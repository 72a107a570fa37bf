import { TextInput } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage, useWords } from '../lib/words.ts'
import { IconTile } from '../ui/icon-tile.tsx'
import { nextIndex } from '../ui/next-index.ts'
import { findEntries } from './catalog-groups.ts'
import { useLive } from './editor.ts'
import styles from './palette.module.css'

/** Type to narrow, arrows and Enter, or a click: which node comes next. */
export function NodePicker({ onPick }: { onPick: (type: string) => void }) {
  const { t } = useTranslation('journeys')
  const words = useWords()
  const language = useLanguage()
  const types = useLive((s) => s.types)
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const found = findEntries([...types.values()], query, language).filter((entry) => entry.hasInput)
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = found[at]
    if (event.key === 'Enter' && chosen) return onPick(chosen.type)
    const next = nextIndex(event.key, at, found.length)
    if (next === null) return undefined
    event.preventDefault()
    return setAt(next)
  }
  return (
    <div onKeyDown={onKeyDown}>
      <TextInput
        value={query} placeholder={t('palette.pick')} aria-label={t('palette.pick')} data-autofocus data-testid="node-picker"
        onChange={(event) => { setQuery(event.currentTarget.value); setAt(0) }}
      />
      <div className={styles.picks}>
        {found.map((entry, index) => (
          <button
            key={entry.type} type="button" tabIndex={-1} className={styles.item} data-on={index === at} data-testid={`pick-${entry.type}`}
            ref={(element) => { if (index === at) element?.scrollIntoView({ block: 'nearest' }) }}
            onClick={() => onPick(entry.type)}
          >
            <IconTile icon={entry.icon} category={entry.category} />{words(entry.label)}
          </button>
        ))}
        {found.length === 0 && <p className={styles.none}>{t('palette.nothing')}</p>}
      </div>
    </div>
  )
}
