import { TextInput } from '@mantine/core'
import type { CatalogEntry } from '@parcours/journey'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage, useWords } from '../lib/words.ts'
import { IconTile } from '../ui/icon-tile.tsx'
import { findEntries, groupEntries } from './catalog-groups.ts'
import { useLive } from './editor.ts'
import { isTyping } from './keys.ts'
import { startDrag } from './palette-drag.ts'
import styles from './palette.module.css'
import { useAddNode } from './use-add-node.ts'

/** All node types by category. Drag one in, or click, or type its name and press Enter. */
export function Palette() {
  const { t } = useTranslation('journeys')
  const language = useLanguage()
  const types = useLive((s) => s.types)
  const [query, setQuery] = useState('')
  const search = useRef<HTMLInputElement>(null)
  const addNode = useAddNode()
  useSlash(search)
  const found = findEntries([...types.values()], query, language)
  const first = query.trim() ? found[0] : undefined
  return (
    <aside className={styles.palette} aria-label={t('palette.label')}>
      <TextInput
        ref={search} value={query} placeholder={t('palette.search')} aria-label={t('palette.label')} data-testid="palette-search"
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && first) addNode(first.type)
          if (event.key === 'Escape') { setQuery(''); event.currentTarget.blur() }
        }}
      />
      {groupEntries(found).map(({ category, entries }) => (
        <section key={category}>
          <h2 className={styles.group}>{t(`categories.${category}`)}</h2>
          {entries.map((entry) => <PaletteItem key={entry.type} entry={entry} on={entry === first} onAdd={() => addNode(entry.type)} />)}
        </section>
      ))}
      {found.length === 0 && types.size > 0 && <p className={styles.none}>{t('palette.nothing')}</p>}
    </aside>
  )
}

function PaletteItem({ entry, on, onAdd }: { entry: CatalogEntry; on: boolean; onAdd: () => void }) {
  const words = useWords()
  return (
    <div
      role="button" tabIndex={0} draggable className={styles.item} data-on={on} data-testid={`palette-item-${entry.type}`} title={words(entry.hint)}
      onDragStart={(event) => startDrag(event.dataTransfer, entry.type)} onClick={onAdd}
      onKeyDown={(event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); onAdd() } }}
    >
      <IconTile icon={entry.icon} category={entry.category} />{words(entry.label)}
    </div>
  )
}

/** `/` goes to the search from anywhere but a text field. */
function useSlash(search: React.RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event.target)) return
      event.preventDefault()
      search.current?.focus()
      search.current?.select()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [search])
}
