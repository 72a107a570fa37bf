import { Textarea, TextInput } from '@mantine/core'
import type { TextView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import styles from './part-field.module.css'
import type { TextPart } from './text-draft.ts'

export type PartElement = HTMLTextAreaElement | HTMLInputElement

interface PartFieldProps {
  part: TextPart
  channel: TextView['channel']
  value: string
  onChange: (text: string) => void
  /** The field was entered: variables go here. */
  onTouch: (element: PartElement) => void
}

/** One part of a text in its template language. */
export function PartField({ part, channel, value, onChange, onTouch }: PartFieldProps) {
  const { t } = useTranslation('settings')
  if (part === 'subject') {
    return (
      <TextInput
        label={t('parts.subject')} value={value} onFocus={(event) => onTouch(event.currentTarget)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  }
  const label = part === 'body' && channel === 'voice_ai' ? 'opening' : part
  return (
    <Textarea
      label={t(`parts.${label}`)} value={value} autosize minRows={channel === 'voice_ai' ? 2 : 5} maxRows={18} classNames={{ input: styles.source }}
      onFocus={(event) => onTouch(event.currentTarget)} onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
