import { ActionIcon, Button } from '@mantine/core'
import { ArrowUp, Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'

export function RemoveLine({ name, onRemove }: { name: string; onRemove: () => void }) {
  const { t } = useTranslation('journeys')
  return (
    <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('form.remove', { name })} onClick={onRemove}><X size={13} /></ActionIcon>
  )
}

export function LineUp({ name, onUp }: { name: string; onUp: () => void }) {
  const { t } = useTranslation('journeys')
  return (
    <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('form.up', { name })} onClick={onUp}><ArrowUp size={13} /></ActionIcon>
  )
}

export function AddLine({ label, onAdd }: { label: string; onAdd: () => void }) {
  return <Button variant="default" leftSection={<Plus size={13} />} onClick={onAdd}>{label}</Button>
}

/** The next free letter, else `name_2`... : `A`, `B`, then `C`. */
export function nextName(names: readonly string[], base?: string): string {
  const letter = base ? undefined : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('').find((l) => !names.includes(l))
  if (letter) return letter
  const stem = base ?? 'arm'
  if (!names.includes(stem)) return stem
  for (let n = 2; ; n += 1) if (!names.includes(`${stem}_${n}`)) return `${stem}_${n}`
}
