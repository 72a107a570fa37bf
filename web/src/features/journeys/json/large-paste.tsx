import { useEffect, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/use-format.ts'
import styles from './json-tab.module.css'
import { MAX_TEXT_BYTES } from './read-journey.ts'

/** A text too big for a journey is refused before the editor takes it, with its size and the limit. */
export function LargePaste({ host }: { host: RefObject<HTMLDivElement | null> }) {
  const { t } = useTranslation('journeys')
  const format = useFormat()
  const [bytes, setBytes] = useState<number | null>(null)
  useEffect(() => {
    const element = host.current
    const onPaste = (event: ClipboardEvent) => {
      const size = event.clipboardData?.getData('text/plain').length ?? 0
      setBytes(size > MAX_TEXT_BYTES ? size : null)
      if (size <= MAX_TEXT_BYTES) return
      event.preventDefault()
      event.stopPropagation()
    }
    element?.addEventListener('paste', onPaste, { capture: true })
    return () => element?.removeEventListener('paste', onPaste, { capture: true })
  }, [host])
  if (bytes === null) return null
  const mega = (value: number) => format.number(value / 1_000_000)
  return <p className={styles.note} role="alert" data-testid="json-too-large">{t('json.too-large', { size: mega(bytes), max: mega(MAX_TEXT_BYTES) })}</p>
}
