import { Select } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ControlProps } from './control-props.ts'
import { FieldFrame, useHasError } from './field-frame.tsx'
import { useForm } from './form-context.ts'
import styles from './form.module.css'
import { getIn } from './set-in.ts'
import { TextPreview } from './text-preview.tsx'

/** A written text by `name@version`, with how it reads in both languages. */
export function TextPickerControl({ field, path, value }: ControlProps) {
  const { t } = useTranslation('journeys')
  const { value: config, catalog, change, readOnly } = useForm()
  const channel = field.channelField ? getIn(config, [...path.slice(0, -1), field.channelField]) : field.channel
  const chosen = typeof value === 'string' && value !== '' ? value : null
  const fits = (text: { channel: string }) => channel === undefined || text.channel === channel || (channel === 'voice_ai' && text.channel === 'voice')
  const offered = catalog.texts.filter((text) => fits(text) && (!text.withdrawn || text.id === chosen))
  const data = offered.map((text) => ({ value: text.id, label: text.withdrawn ? t('form.withdrawn', { name: text.id }) : text.id }))
  if (chosen && !data.some((d) => d.value === chosen)) {
    const elsewhere = catalog.texts.some((text) => text.id === chosen)
    data.push({ value: chosen, label: t(elsewhere ? 'form.other-channel' : 'form.gone', { name: chosen }) })
  }
  return (
    <FieldFrame field={field} path={path}>
      <Select
        value={chosen} data={data} readOnly={readOnly} searchable={data.length > 6} error={useHasError(path)} aria-label={field.label}
        placeholder={t('form.choose-text')} nothingFoundMessage={t('form.no-texts')} onChange={(next) => change(path, next ?? '')}
      />
      {chosen && <TextPreview textId={chosen} />}
      <Link className={styles.link} to="/settings" search={{ tab: 'texts', text: chosen ?? 'new' }}>
        {t(chosen ? 'form.open-text' : 'form.write-text')}
      </Link>
    </FieldFrame>
  )
}
