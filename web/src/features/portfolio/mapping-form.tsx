import { Button, Select } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ImportPreview } from '@parcours/server/router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { notifyError } from '../../lib/notify.ts'
import { useOnce } from '../../lib/once.ts'
import { trpc } from '../../lib/trpc.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import { Panel } from '../../ui/panel.tsx'
import { FieldMapping } from './field-mapping.tsx'
import type { ImportKind, Reading } from './import-kind.ts'
import { mapField, missingFields } from './mapping.ts'
import styles from './mapping-form.module.css'
import { ReadingForm } from './reading-form.tsx'
import { SampleTable } from './sample-table.tsx'

interface MappingFormProps {
  kind: ImportKind
  upload: ImportPreview
  /** Another file instead. */
  onOther: () => void
}

/** Guesses shown, each of them open to change, beside the first rows of the file. */
export function MappingForm({ kind, upload, onOther }: MappingFormProps) {
  const { t } = useTranslation('portfolio')
  const words = useWords()
  const format = useFormat()
  const [reading, setReading] = useState<Reading>({})
  const [changed, setChanged] = useState<ImportPreview['mapping'] | null>(null)
  const [portfolioId, setPortfolioId] = useState<string | null>(null)
  const { uploadId } = upload
  const preview = useQuery({ ...trpc.imports.preview.queryOptions({ uploadId, kind, ...reading }), placeholderData: keepPreviousData }).data ?? upload
  const portfolios = useQuery(trpc.portfolios.list.queryOptions()).data ?? []
  const target = portfolioId ?? portfolios[0]?.portfolioId ?? null
  const mapping = changed ?? preview.mapping
  const missing = missingFields(preview, mapping)
  const start = useStart()

  return (
    <div className={styles.form}>
      <Panel title={preview.fileName} aside={<Button variant="default" onClick={onOther}>{t('other-file')}</Button>}>
        <div className={styles.reading}>
          <Select
            label={t('into')} allowDeselect={false} value={target} onChange={setPortfolioId}
            data={portfolios.map((portfolio) => ({ value: portfolio.portfolioId, label: `${portfolio.name} · ${portfolio.creditor}` }))}
          />
          {/* Another reading makes other columns: the guess is made anew. */}
          <ReadingForm preview={preview} onChange={(patch) => { setReading((old) => ({ ...old, ...patch })); setChanged(null) }} />
        </div>
        <SampleTable preview={preview} mapping={mapping} />
      </Panel>
      <Panel title={t('which-column')}>
        <FieldMapping preview={preview} mapping={mapping} onMap={(field, column) => setChanged(mapField(mapping, field, column))} />
        <div className={styles.end}>
          <span>{missing.length > 0 ? t('missing', { fields: missing.map((field) => words(field.label)).join(', ') }) : t('ready', { count: preview.rows, rows: format.count(preview.rows) })}</span>
          <Button
            disabled={missing.length > 0 || !target || preview.rows === 0} loading={start.isPending}
            onClick={() => target && start.mutate({ uploadId, kind, mapping, portfolioId: target, ...readingOf(preview) })}
          >
            {t('start-import')}
          </Button>
        </div>
      </Panel>
    </div>
  )
}

const readingOf = ({ encoding, delimiter, decimal }: ImportPreview) => ({ encoding, delimiter, decimal })

function useStart() {
  const navigate = useNavigate()
  return useOnce({
    ...trpc.imports.start.mutationOptions(),
    onError: notifyError,
    onSuccess: ({ importId }) => void navigate({ to: '/portfolio/imports/$importId', params: { importId } }),
  })
}
