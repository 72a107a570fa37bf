import { Button, FileButton, Group, Modal, Textarea } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/use-format.ts'
import { useWords } from '../../../lib/words.ts'
import { ErrorState } from '../../../ui/states.tsx'
import { MAX_TEXT_BYTES } from '../json/read-journey.ts'
import styles from './import-dialog.module.css'
import { useImport } from './use-import.ts'

/** A journey from a file or from pasted text; what it refuses, it names with its line, and keeps the text. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('journeys')
  const format = useFormat()
  const words = useWords()
  const navigate = useNavigate()
  const { text, setText, readFile, send, answer, error, busy } = useImport()
  const tooLarge = text.length > MAX_TEXT_BYTES
  const open = (journeyId: string) => void navigate({ to: '/journeys/$journeyId', params: { journeyId } })
  const mega = (value: number) => format.number(value / 1_000_000)
  return (
    <Modal opened onClose={onClose} closeButtonProps={{ 'aria-label': t('close') }} title={t('list.import-title')} size={620}>
      <div className={styles.file}>
        <FileButton accept=".json,application/json" onChange={(file) => void readFile(file)}>
          {(props) => <Button variant="default" data-testid="import-file" {...props}>{t('list.import-file')}</Button>}
        </FileButton>
        <span>{t('list.import-hint')}</span>
      </div>
      {/* A box of megabytes would freeze the page: it is named by its size instead. */}
      {tooLarge
        ? <p className={styles.bad} role="alert">{t('json.too-large', { size: mega(text.length), max: mega(MAX_TEXT_BYTES) })}</p>
        : <Textarea value={text} rows={12} aria-label={t('list.import-text')} data-testid="import-text" styles={{ input: { fontFamily: 'var(--mono)' } }} onChange={(event) => setText(event.currentTarget.value)} />}
      {error !== null && <ErrorState error={error} />}
      {answer?.kind === 'refused' && (
        <ul className={styles.problems} role="alert" data-testid="import-problems">
          {answer.problems.slice(0, 50).map((problem, at) => (
            <li key={at}>{problem.line !== undefined && <b>{t('json.line', { line: problem.line })}</b>} {words(problem.message)} <code>{problem.path}</code></li>
          ))}
        </ul>
      )}
      {answer?.kind === 'ok' && answer.notes.map((note, at) => <p key={at} className={styles.note}>{words(note)}</p>)}
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
        {answer?.kind === 'ok'
          ? <Button data-testid="import-open" onClick={() => open(answer.journeyId)}>{t('list.import-open')}</Button>
          : <Button disabled={text.trim() === '' || tooLarge} loading={busy} data-testid="import-confirm" onClick={() => void send(open)}>{t('list.import-confirm')}</Button>}
      </Group>
    </Modal>
  )
}
