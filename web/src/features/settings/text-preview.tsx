import type { TextCheck, TextView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { Pill } from '../../ui/pill.tsx'
import styles from './text-preview.module.css'

interface TextPreviewProps {
  channel: TextView['channel']
  preview: TextCheck['preview']['en']
}

/** A text with the facts of a sample person in it. */
export function TextPreview({ channel, preview }: TextPreviewProps) {
  const { t } = useTranslation('settings')
  if (!preview) return <p className={styles.none}>{t('no-preview')}</p>
  return (
    <div className={styles.preview} data-channel={channel}>
      {preview.subject && <b className={styles.subject}>{preview.subject}</b>}
      <p className={styles.body}>{preview.body}</p>
      {preview.segments !== undefined && <Pill tone={preview.segments > 1 ? 'warn' : 'plain'}>{t('segments', { count: preview.segments })}</Pill>}
    </div>
  )
}
