import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import styles from './journey-name.module.css'
import type { DraftEditor } from './use-draft-editor.ts'

/** The journey's name, written where it stands. */
export function JourneyName({ editor, readOnly }: { editor: DraftEditor; readOnly: boolean }) {
  const { t } = useTranslation('journeys')
  const name = useStore(editor.draft, (s) => s.journey.name)
  return (
    <span className={styles.name} data-text={name}>
      <input
        value={name} size={1} maxLength={120} readOnly={readOnly} aria-label={t('bar.name')} data-testid="journey-name"
        onChange={(event) => {
          // A journey without a name could not be stored: the last letter stays.
          const typed = event.currentTarget.value
          if (typed.trim()) editor.draft.getState().dispatch({ type: 'renameJourney', name: typed }, 'journey:name')
        }}
        onKeyDown={(event) => { if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur() }}
      />
    </span>
  )
}
