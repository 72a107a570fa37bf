import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../../../ui/steer/act-dialog.tsx'
import type { DialogProps } from './dialogs.tsx'
import { useAct, type Act } from './use-act.ts'

const KINDS = ['phone', 'email', 'wrong_number', 'language'] as const
type Kind = (typeof KINDS)[number]
type Correction = Extract<Act, { kind: 'correct' }>['correction']

function correctionOf(what: Kind, typed: string): Correction | null {
  const value = typed.trim()
  if (what === 'language') return value === 'fr' || value === 'en' ? { what, value } : null
  return value === '' ? null : { what, value }
}

/** A fact of the person that was wrong; no import overwrites what is put in its place. */
export function CorrectDialog({ may, onClose }: DialogProps) {
  const { t } = useTranslation('steer')
  const [what, setWhat] = useState<Kind>('phone')
  const [value, setValue] = useState('')
  const { perform, busy, error } = useAct(may.runId, onClose)
  const correction = correctionOf(what, value)
  return (
    <ActDialog
      title={t('correct.title')} about={t(`correct.about-${what}`)} verb={t('correct.verb')} missing={correction === null ? t('correct.missing') : null} busy={busy} error={error}
      onClose={onClose} onSubmit={(reason) => correction && perform({ kind: 'correct', correction }, reason)}
    >
      <Select
        label={t('correct.what')} value={what} allowDeselect={false} data-autofocus
        onChange={(next) => { setWhat(KINDS.find((one) => one === next) ?? 'phone'); setValue('') }} data={KINDS.map((kind) => ({ value: kind, label: t(`correct.${kind}`) }))}
      />
      {what === 'language'
        ? <Select label={t('correct.language')} value={value || null} onChange={(next) => setValue(next ?? '')} data={[{ value: 'fr', label: 'Français' }, { value: 'en', label: 'English' }]} />
        : <TextInput label={t(`correct.${what}`)} value={value} onChange={(event) => setValue(event.currentTarget.value)} inputMode={what === 'email' ? 'email' : 'tel'} />}
    </ActDialog>
  )
}
