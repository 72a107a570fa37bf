import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ControlProps } from './control-props.ts'
import { FieldFrame } from './field-frame.tsx'
import { useForm } from './form-context.ts'

/** For shapes that no control fits: the value as JSON, taken over whenever it reads well. */
export function JsonControl({ field, path, value }: ControlProps) {
  const { t } = useTranslation('journeys')
  const { change, readOnly } = useForm()
  const [typed, setTyped] = useState<string | null>(null)
  const [bad, setBad] = useState(false)
  const onChange = (text: string) => {
    setTyped(text)
    try {
      change(path, JSON.parse(text))
      setBad(false)
    } catch {
      setBad(true)
    }
  }
  return (
    <FieldFrame field={field} path={path}>
      <Textarea
        value={typed ?? JSON.stringify(value ?? null, null, 2)} readOnly={readOnly} autosize minRows={2} maxRows={14} aria-label={field.label}
        styles={{ input: { fontFamily: 'var(--mono)' } }} error={bad && t('form.not-json')}
        onChange={(event) => onChange(event.currentTarget.value)} onBlur={() => { if (!bad) setTyped(null) }}
      />
    </FieldFrame>
  )
}
