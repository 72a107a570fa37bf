import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { TextView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { LANGUAGES } from '../../lib/language.ts'
import { useFormat } from '../../lib/use-format.ts'
import { SidePanel } from '../../ui/side-panel.tsx'
import styles from './text-panel.module.css'
import { TextPreview } from './text-preview.tsx'
import { useTextCheck } from './use-text-check.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'

interface TextPanelProps {
  text: TextView
  /** Starts a new version of it. */
  onWrite: () => void
  onClose: () => void
}

/** A version of a text as people receive it, in both languages. Versions are never changed, only succeeded. */
export function TextPanel({ text, onWrite, onClose }: TextPanelProps) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const { check } = useTextCheck(text.channel, text.languages)
  const [asking, { open, close }] = useDisclosure(false)
  const note = [t(`channels.${text.channel}`), t(`tones.${text.tone}`, { defaultValue: text.tone })]
  const withdrawn = text.withdrawnAtMs
  return (
    <SidePanel label={text.id} title={`${text.name} v${text.version}`} note={note.join(' · ')} width={460} onClose={onClose}>
      {withdrawn !== null && <p className={styles.withdrawn}>{t('withdrawn-at', { when: format.exact(withdrawn) })}</p>}
      <p className={styles.used}>{text.usedBy.length > 0 ? t('used-by', { journeys: text.usedBy.join(', ') }) : t('unused')}</p>
      <div className={styles.actions}>
        <Button variant="default" onClick={onWrite}>{t('write-version')}</Button>
        {withdrawn === null && <Button variant="default" className={styles.withdraw} onClick={open}>{t('withdraw')}</Button>}
      </div>
      {LANGUAGES.map((language) => (
        <section key={language} className={styles.language} lang={language}>
          <h3>{t(`languages.${language}`)}</h3>
          <TextPreview channel={text.channel} preview={check?.preview[language] ?? text.languages[language]} />
        </section>
      ))}
      <WithdrawDialog text={text} opened={asking} onClose={close} />
    </SidePanel>
  )
}
