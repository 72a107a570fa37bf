import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { Check, Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'

interface CopyButtonProps {
  label: string
  /** Asked for when it is pressed: a page of rows need not be text before. */
  text: () => string
  className?: string
}

/** Puts a text on the clipboard and says so for a moment; says too where the browser does not let it. */
export function CopyButton({ label, text, className }: CopyButtonProps) {
  const { t } = useTranslation('run')
  const { copy, copied, error } = useClipboard({ timeout: 1500 })
  const said = error ? t('raw.no-copy') : copied ? t('raw.copied') : label
  return (
    <Button
      variant="default" size="compact-sm" className={className} leftSection={copied ? <Check size={13} aria-hidden /> : <Copy size={13} aria-hidden />}
      onClick={() => copy(text())}
    >
      {said}
    </Button>
  )
}
