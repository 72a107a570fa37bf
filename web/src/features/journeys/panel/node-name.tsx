import { useTranslation } from 'react-i18next'
import { useEditor } from '../../../canvas/editor.ts'
import styles from './panel.module.css'

/** The manager's own name for the card. */
export function NodeName({ nodeId, name, readOnly }: { nodeId: string; name: string; readOnly: boolean }) {
  const { t } = useTranslation('journeys')
  const { draft } = useEditor()
  return (
    <input
      className={styles.name} value={name} maxLength={120} readOnly={readOnly} aria-label={t('panel.name')} data-testid="node-name"
      onChange={(event) => draft.getState().dispatch({ type: 'renameNode', nodeId, name: event.currentTarget.value }, `${nodeId}:name`)}
    />
  )
}
