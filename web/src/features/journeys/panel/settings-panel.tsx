import type { JourneySettings } from '@parcours/journey'
import type { CatalogView } from '@parcours/server/router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft, useEditor, useLive } from '../../../canvas/editor.ts'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { FormContext, type FormState } from '../form/form-context.ts'
import { FormLines } from '../form/form.tsx'
import { dotted, setIn } from '../form/set-in.ts'
import { settingsFields } from './settings-fields.ts'

/** Nothing is selected: what holds for the whole journey. */
export function SettingsPanel({ catalog }: { catalog: CatalogView }) {
  const { t, i18n } = useTranslation('journeys')
  const form = useSettingsForm(catalog)
  const fields = useMemo(
    () => settingsFields((key) => (i18n.exists(key, { ns: 'journeys' }) ? t(key) : ''), catalog),
    [t, i18n, catalog],
  )
  return (
    <SidePanel label={t('settings.title')} title={t('settings.title')} note={t('settings.note')} width={330}>
      <FormContext value={form}><FormLines fields={fields} value={form.value} path={[]} /></FormContext>
    </SidePanel>
  )
}

function useSettingsForm(catalog: CatalogView): FormState {
  const { draft } = useEditor()
  const settings = useDraft((s) => s.journey.settings)
  const readOnly = useDraft((s) => s.readOnly !== null)
  const issues = useLive((s) => s.issuesByNode.get(''))
  const currency = useLive((s) => s.figures?.currency ?? 'EUR')
  return useMemo(() => ({
    value: settings, issues: issues ?? [], catalog, currency, readOnly, strict: true,
    change: (path, next) => {
      const changed: JourneySettings = setIn(draft.getState().journey.settings, path, next)
      draft.getState().dispatch({ type: 'setSettings', settings: changed }, `settings:${dotted(path)}`)
    },
  }), [settings, issues, catalog, currency, readOnly, draft])
}
