import { Button } from '@mantine/core'
import type { CatalogView } from '@parcours/server/router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft } from '../../../canvas/editor.ts'
import { useWords } from '../../../lib/words.ts'
import { SkeletonRows } from '../../../ui/states.tsx'
import { useMonaco } from '../monaco/use-monaco.ts'
import { JsonEditor } from './json-editor.tsx'
import { journeySchema } from './journey-schema.ts'
import styles from './json-tab.module.css'
import { useJsonText } from './json-text.ts'

/** The same journey as text: completion and errors by its schema, and every valid edit drawn at once. */
export function JsonTab({ catalog, onCanvas }: { catalog: CatalogView; onCanvas: () => void }) {
  const { t } = useTranslation('journeys')
  const words = useWords()
  const monaco = useMonaco()
  const schema = useMemo(() => journeySchema(catalog, words), [catalog, words])
  return (
    <div className={styles.tab} data-testid="json-tab">
      <InvalidNote onCanvas={onCanvas} />
      {monaco ? <JsonEditor monaco={monaco} schema={schema} label={t('tabs.json')} /> : <SkeletonRows rows={24} height={20} />}
    </div>
  )
}

/** The text is no journey yet: the drawing is as it was, and the text waits. */
function InvalidNote({ onCanvas }: { onCanvas: () => void }) {
  const { t } = useTranslation('journeys')
  const { state, set } = useJsonText()
  const journey = useDraft((s) => s.journey)
  if (state.kind !== 'invalid') return null
  const drawn = state.since !== journey
  return (
    <div className={styles.note} role="alert" data-testid="json-invalid">
      <span>
        {t(drawn ? 'json.invalid-and-drawn' : 'json.invalid')}
        {state.problem && <small>{t('json.line', { line: state.problem.line })} {state.problem.path} {state.problem.message}</small>}
      </span>
      <Button variant="default" onClick={onCanvas}>{t('json.to-canvas')}</Button>
      <Button variant="default" onClick={() => set({ kind: 'follows' })}>{t('json.discard')}</Button>
    </div>
  )
}
