import type { TextCheck, TextView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { Pill } from '../../ui/pill.tsx'
import styles from './text-preview.module.css'

interface TextPreviewProps {
  channel: TextView['channel']
  preview: TextCheck['preview']['en']
}

/** A text with the facts of a sample person in it; of a call, what is said when. */
export function TextPreview({ channel, preview }: TextPreviewProps) {
  const { t } = useTranslation('settings')
  if (!preview) return <p className={styles.none}>{t('no-preview')}</p>
  const { subject, body, afterIdentity, voicemail, segments } = preview
  return (
    <div className={styles.preview} data-channel={channel}>
      {subject && <b className={styles.subject}>{subject}</b>}
      <p className={styles.body}>{body}</p>
      {afterIdentity && <p className={styles.body}><small>{t('parts.afterIdentity')}</small>{afterIdentity}</p>}
      {voicemail && <p className={styles.body}><small>{t('parts.voicemail')}</small>{voicemail}</p>}
      {segments !== undefined && <span className={styles.segments}><Pill tone={segments > 1 ? 'warn' : 'plain'}>{t('segments', { count: segments })}</Pill></span>}
    </div>
  )
}
