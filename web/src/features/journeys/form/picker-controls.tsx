import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useWords } from '../../../lib/words.ts'
import type { ControlProps } from './control-props.ts'
import { FieldFrame, useHasError } from './field-frame.tsx'
import { useForm } from './form-context.ts'

interface PickerProps extends ControlProps {
  options: { value: string; label: string }[]
}

/** One of the things that exist now. What is chosen and gone is still named. */
function Picker({ field, path, value, options }: PickerProps) {
  const { t } = useTranslation('journeys')
  const { change, readOnly } = useForm()
  const chosen = typeof value === 'string' && value !== '' ? value : null
  const missing = chosen !== null && !options.some((option) => option.value === chosen)
  const data = missing ? [...options, { value: chosen, label: t('form.gone', { name: chosen }) }] : options
  return (
    <FieldFrame field={field} path={path}>
      <Select
        value={chosen} data={data} readOnly={readOnly} searchable={data.length > 6} error={useHasError(path)} aria-label={field.label}
        placeholder={t('form.choose')} nothingFoundMessage={t('form.nothing')} onChange={(next) => change(path, next ?? '')}
      />
    </FieldFrame>
  )
}

export function QueueControl(props: ControlProps) {
  const { catalog } = useForm()
  const words = useWords()
  return <Picker {...props} options={catalog.queues.map(({ name, label }) => ({ value: name, label: words(label) || name }))} />
}

export function ScorecardControl(props: ControlProps) {
  const { catalog } = useForm()
  return <Picker {...props} options={catalog.scorecards.map(({ id, name }) => ({ value: id, label: `${name} · ${id.split('@')[1] ?? id}` }))} />
}

/** Live journeys: an enrolment goes to the version that serves newcomers. */
export function JourneyControl(props: ControlProps) {
  const { catalog } = useForm()
  return <Picker {...props} options={catalog.journeys.map(({ slug, name }) => ({ value: slug, label: name }))} />
}
