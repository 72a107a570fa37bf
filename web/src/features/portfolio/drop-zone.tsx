import { Button } from '@mantine/core'
import { Upload } from 'lucide-react'
import { useRef, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './drop-zone.module.css'

interface DropZoneProps {
  busy: boolean
  hint: string
  onFile: (file: File) => void
}

/** A file dropped here, or picked. */
export function DropZone({ busy, hint, onFile }: DropZoneProps) {
  const { t } = useTranslation('portfolio')
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file && !busy) onFile(file)
  }
  return (
    <div
      className={styles.zone} data-over={over} onDrop={onDrop}
      onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)}
    >
      <Upload size={20} strokeWidth={1.6} aria-hidden />
      <p>{t('drop')}</p>
      <Button loading={busy} onClick={() => input.current?.click()}>{t('choose-file')}</Button>
      <p className={styles.hint}>{hint}</p>
      <input
        ref={input} type="file" accept=".csv,.txt,text/csv" className="sr-only" aria-label={t('choose-file')} tabIndex={-1}
        onChange={(event) => { const file = event.currentTarget.files?.[0]; if (file) onFile(file); event.currentTarget.value = '' }}
      />
    </div>
  )
}
