import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asOutcomeName } from './outcome-name.ts'

interface NameInputProps {
  value: string
  label: string
  /** The other names of the list: a name stands once. */
  taken: readonly string[]
  readOnly: boolean
  error: boolean
  onName: (name: string) => void
}

/**
 * The name of an outcome. What is typed is written only while it is a name that edges can carry; an empty
 * or doubled one stays in the box until it is, so that no edge loses its way half through a word.
 */
export function NameInput({ value, label, taken, readOnly, error, onName }: NameInputProps) {
  const { t } = useTranslation('journeys')
  const [typed, setTyped] = useState<string | null>(null)
  const doubled = typed !== null && taken.includes(typed)
  const onChange = (text: string) => {
    const name = asOutcomeName(text)
    const usable = name !== '' && !taken.includes(name)
    setTyped(usable ? null : name)
    if (usable) onName(name)
  }
  return (
    <TextInput
      value={typed ?? value} readOnly={readOnly} aria-label={label} error={doubled ? t('form.name-twice') : error || typed === ''}
      onChange={(event) => onChange(event.currentTarget.value)} onBlur={() => setTyped(null)}
    />
  )
}
