import { Button } from '@mantine/core'
import { Braces } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RawDialog } from './raw-dialog.tsx'

/** One click to everything that is stored of a run. */
export function RawButton({ runId }: { runId: string }) {
  const { t } = useTranslation('run')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" leftSection={<Braces size={13} aria-hidden />} onClick={() => setOpen(true)}>{t('raw.open')}</Button>
      {open && <RawDialog runId={runId} onClose={() => setOpen(false)} />}
    </>
  )
}
