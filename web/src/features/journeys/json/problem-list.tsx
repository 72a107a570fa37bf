import { useTranslation } from 'react-i18next'
import type { editor } from 'monaco-editor/editor'
import styles from './json-tab.module.css'

export type Marker = editor.IMarker

/** Monaco's own numbers: 8 error, 4 warning, 2 info. */
const SEVERITY: Record<number, 'error' | 'warning' | 'info'> = { 8: 'error', 4: 'warning', 2: 'info' }

/** What stands under the waves, as a list: line, words; a click goes there. */
export function ProblemList({ markers, onGo }: { markers: readonly Marker[]; onGo: (marker: Marker) => void }) {
  const { t } = useTranslation('journeys')
  const shown = markers.toSorted((a, b) => b.severity - a.severity || a.startLineNumber - b.startLineNumber).slice(0, 100)
  return (
    <div className={styles.problems} data-testid="json-problems">
      <h2>{t('json.problems', { count: markers.length })}</h2>
      {shown.map((marker) => (
        <button
          key={`${marker.owner}/${marker.startLineNumber}/${marker.startColumn}/${marker.message}`} type="button"
          data-severity={SEVERITY[marker.severity] ?? 'info'} onClick={() => onGo(marker)}
        >
          <span>{t('json.line', { line: marker.startLineNumber })}</span>{marker.message}
        </button>
      ))}
    </div>
  )
}
