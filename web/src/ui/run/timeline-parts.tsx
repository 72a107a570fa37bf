import type { ChangeView, MessageView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useWords } from '../../lib/words.ts'
import styles from './evidence.module.css'

/** The text itself, folded. */
export function Message({ message }: { message: MessageView }) {
  const { t } = useTranslation('run')
  return (
    <details className={styles.evidence}>
      <summary>{t(message.spoken ? 'said' : 'sent')}</summary>
      <div className={styles.message}>{message.subject && <b>{message.subject}</b>}{message.body}</div>
    </details>
  )
}

/** What a command changed: what was, and what is. */
export function Changes({ changes }: { changes: readonly ChangeView[] }) {
  const { t } = useTranslation('run')
  const words = useWords()
  return (
    <ul className={styles.changes} aria-label={t('changed')}>
      {changes.map(({ what, before, after }) => (
        <li key={words(what)}>
          <span>{words(what)}</span> <del>{words(before) || t('nothing')}</del> <span aria-hidden>→</span> <ins>{words(after) || t('nothing')}</ins>
        </li>
      ))}
    </ul>
  )
}
