import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { PortfolioView } from '@parcours/server/router'
import { useState, type ChangeEvent, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { notifyDone } from '../../lib/notify.ts'
import { useOnce } from '../../lib/once.ts'
import { trpc } from '../../lib/trpc.ts'
import { ErrorState } from '../../ui/states.tsx'
import { ADDRESS_LINES, letterheadDraft, letterheadOf, letterheadProblems, LINE_LENGTH, type LetterheadDraft } from './letterhead.ts'
import styles from './letterhead-dialog.module.css'

interface LetterheadDialogProps {
  portfolio: PortfolioView
  onClose: () => void
}

/** Who speaks in a portfolio's messages, letters, calls and pages. What was sent before keeps the sender that it had. */
export function LetterheadDialog({ portfolio, onClose }: LetterheadDialogProps) {
  const { t } = useTranslation('portfolio')
  const [draft, setDraft] = useState(() => letterheadDraft(portfolio.sender))
  const [tried, setTried] = useState(false)
  const save = useSaveLetterhead(onClose)
  const problems = letterheadProblems(draft)
  const field = (name: keyof LetterheadDraft) => ({
    label: t(`letterhead.${name}`), value: draft[name],
    error: tried && problems[name] ? t(`letterhead.${problems[name]}`, { lines: ADDRESS_LINES, length: LINE_LENGTH }) : undefined,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => setDraft({ ...draft, [name]: event.currentTarget.value }),
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(problems).length === 0) save.mutate({ portfolioId: portfolio.portfolioId, ...letterheadOf(draft) })
  }
  return (
    <Modal opened onClose={onClose} closeButtonProps={{ 'aria-label': t('close') }} title={t('letterhead.title')} size={460}>
      <form onSubmit={onSubmit} noValidate>
        <p className={styles.about}>{t('letterhead.about', { portfolio: portfolio.name })}</p>
        <Stack gap={10}>
          <TextInput {...field('name')} maxLength={LINE_LENGTH} data-autofocus />
          <TextInput {...field('phone')} maxLength={LINE_LENGTH} inputMode="tel" />
          <Textarea {...field('address')} autosize minRows={3} maxRows={ADDRESS_LINES + 2} />
        </Stack>
        {save.error && <ErrorState error={save.error} />}
        <Group justify="flex-end" mt={16} gap={8}>
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={save.isPending}>{t('letterhead.save')}</Button>
        </Group>
      </form>
    </Modal>
  )
}

function useSaveLetterhead(onSaved: () => void) {
  const { t } = useTranslation('portfolio')
  const client = useQueryClient()
  return useOnce({
    ...trpc.portfolios.setLetterhead.mutationOptions(),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: trpc.portfolios.list.queryKey() })
      notifyDone(t('letterhead.saved'))
      onSaved()
    },
  })
}
