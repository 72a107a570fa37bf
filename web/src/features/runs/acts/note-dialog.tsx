import { NumberInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currencySymbol, minorDigits, minorUnits } from '../../../lib/format.ts'
import { useLanguage } from '../../../lib/words.ts'
import { ActDialog } from '../../../ui/steer/act-dialog.tsx'
import type { DialogProps } from './dialogs.tsx'
import { useAct, type Act } from './use-act.ts'

const KINDS = ['promise', 'payment', 'payment_pending', 'dispute', 'complaint', 'difficulty', 'vulnerable', 'opt_out', 'deceased'] as const
type Kind = (typeof KINDS)[number]
const CHANNELS = ['sms', 'email', 'voice_ai', 'letter'] as const
type Fact = Extract<Act, { kind: 'note' }>['fact']

interface Draft {
  kind: Kind
  amount: number | ''
  date: string
  channel: string
}

/** The fact as it is sent; null while something of it is missing. */
function factOf({ kind, amount, date, channel }: Draft, currency: string): Fact | null {
  const amountCents = amount === '' ? 0 : minorUnits(amount, currency)
  switch (kind) {
    case 'promise': return amountCents > 0 && date !== '' ? { type: kind, amountCents, dueDate: date } : null
    case 'payment': return amountCents > 0 ? { type: kind, amountCents, ...(date !== '' && { valueDate: date }) } : null
    case 'opt_out': {
      const named = CHANNELS.find((one) => one === channel)
      return named ? { type: kind, scope: 'channel', channel: named } : { type: kind, scope: 'all' }
    }
    default: return { type: kind }
  }
}

/** What an operator has learnt: kept as an event of the case, and read by the gate from then on. */
export function NoteDialog({ may, onClose }: DialogProps) {
  const { t } = useTranslation('steer')
  const [draft, setDraft] = useState<Draft>({ kind: 'promise', amount: '', date: '', channel: 'all' })
  const { perform, busy, error } = useAct(may.runId, onClose)
  const fact = factOf(draft, may.currency)
  const money = draft.kind === 'promise' || draft.kind === 'payment'
  return (
    <ActDialog
      title={t('note.title')} about={t(`note.about-${draft.kind}`)} verb={t('note.verb')} missing={fact === null ? t('note.missing') : null} busy={busy} error={error} onClose={onClose}
      onSubmit={(reason) => fact && perform({ kind: 'note', fact }, reason)}
    >
      <Select
        label={t('note.what')} value={draft.kind} allowDeselect={false} data-autofocus onChange={(value) => setDraft({ ...draft, kind: KINDS.find((one) => one === value) ?? 'promise' })}
        data={KINDS.map((kind) => ({ value: kind, label: t(`note.${kind}`) }))}
      />
      {money && (
        <AmountInput currency={may.currency} value={draft.amount} onChange={(amount) => setDraft({ ...draft, amount })} />
      )}
      {money && <TextInput type="date" label={t(draft.kind === 'promise' ? 'note.due' : 'note.value-date')} value={draft.date} onChange={(event) => setDraft({ ...draft, date: event.currentTarget.value })} />}
      {draft.kind === 'opt_out' && (
        <Select
          label={t('note.channel')} value={draft.channel} allowDeselect={false} onChange={(value) => setDraft({ ...draft, channel: value ?? 'all' })}
          data={['all', ...CHANNELS].map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))}
        />
      )}
    </ActDialog>
  )
}

interface AmountInputProps {
  currency: string
  value: Draft['amount']
  onChange: (amount: Draft['amount']) => void
}

/** In the money of the case, with as many decimals as it has. */
function AmountInput({ currency, value, onChange }: AmountInputProps) {
  const { t } = useTranslation('steer')
  const language = useLanguage()
  const digits = minorDigits(currency)
  return (
    <NumberInput
      label={t('note.amount')} value={value} min={1 / 10 ** digits} decimalScale={digits} decimalSeparator={language === 'fr' ? ',' : '.'} allowNegative={false} hideControls
      rightSection={currencySymbol(currency, language)} rightSectionWidth={44} rightSectionPointerEvents="none"
      onChange={(next) => onChange(typeof next === 'number' ? next : next === '' ? '' : Number(next))}
    />
  )
}
