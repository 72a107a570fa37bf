import { NumberInput, Switch, TextInput, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ControlProps } from './control-props.ts'
import { bare, clamp, isNullable } from './field.ts'
import { FieldFrame, useHasError } from './field-frame.tsx'
import { useForm } from './form-context.ts'
import styles from './form.module.css'

const asText = (value: unknown) => (typeof value === 'string' ? value : '')

export function TextControl({ field, path, value }: ControlProps) {
  const { change, readOnly } = useForm()
  const props = {
    value: asText(value), readOnly, error: useHasError(path), 'aria-label': field.label, maxLength: field.schema.maxLength,
  }
  return (
    <FieldFrame field={field} path={path}>
      {field.rows && field.rows > 1
        ? <Textarea {...props} minRows={field.rows} autosize maxRows={16} onChange={(event) => change(path, event.currentTarget.value)} />
        : <TextInput {...props} onChange={(event) => change(path, event.currentTarget.value)} />}
    </FieldFrame>
  )
}

/** A whole or decimal number with its unit behind it; empty only where the schema allows null. */
export function NumberControl({ field, path, value }: ControlProps) {
  const { change, readOnly, strict } = useForm()
  const schema = bare(field.schema)
  const error = useHasError(path)
  return (
    <FieldFrame field={field} path={path}>
      <div className={styles.unit}>
        <NumberInput
          value={typeof value === 'number' ? value : ''} readOnly={readOnly} error={error} aria-label={field.label}
          min={schema.minimum} max={schema.maximum} allowDecimal={schema.type !== 'integer'} clampBehavior="blur" w={110}
          onChange={(next) => {
            if (typeof next === 'number') change(path, strict ? clamp(next, schema) : next)
            else if (isNullable(field.schema)) change(path, null)
          }}
        />
        <Unit unit={field.unit} />
      </div>
    </FieldFrame>
  )
}

function Unit({ unit }: { unit?: string }) {
  const { t } = useTranslation('journeys')
  return unit ? <span>{t(`units.${unit}`, { defaultValue: unit })}</span> : null
}

export function SwitchControl({ field, path, value }: ControlProps) {
  const { change, readOnly } = useForm()
  return (
    <FieldFrame field={field} path={path} bareLabel>
      <Switch checked={value === true} disabled={readOnly} label={field.label} onChange={(event) => change(path, event.currentTarget.checked)} />
    </FieldFrame>
  )
}

export function TimeControl({ field, path, value }: ControlProps) {
  const { change, readOnly } = useForm()
  return (
    <FieldFrame field={field} path={path}>
      <TextInput
        type="time" w={110} value={asText(value)} readOnly={readOnly} error={useHasError(path)} aria-label={field.label}
        onChange={(event) => change(path, event.currentTarget.value)}
      />
    </FieldFrame>
  )
}
