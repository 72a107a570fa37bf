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
      <ValueInput what={what} value={value} points={may.points} onChange={setValue} />
    </ActDialog>
  )
}

const LANGUAGES = [{ value: 'fr', label: 'Français' }, { value: 'en', label: 'English' }]

interface ValueInputProps {
  what: Kind
  value: string
  points: DialogProps['may']['points']
  onChange: (value: string) => void
}

/** What is somebody else's is one of the person's points, never typed: what is typed wrong would stay in use. */
function ValueInput({ what, value, points, onChange }: ValueInputProps) {
  const { t } = useTranslation('steer')
  switch (what) {
    case 'language': return <Select label={t('correct.language')} value={value || null} onChange={(next) => onChange(next ?? '')} data={LANGUAGES} />
    case 'wrong_number': return (
      <Select
        label={t('correct.which')} placeholder={points.length === 0 ? t('correct.no-point') : undefined} value={value || null} onChange={(next) => onChange(next ?? '')}
        disabled={points.length === 0} data={[...new Set(points.map((point) => point.value))]}
      />
    )
    default: return <TextInput label={t(`correct.${what}`)} value={value} onChange={(event) => onChange(event.currentTarget.value)} inputMode={what === 'email' ? 'email' : 'tel'} />
  }
}
