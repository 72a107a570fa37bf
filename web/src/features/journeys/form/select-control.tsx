import { Checkbox, Select } from '@mantine/core'
import { useWords } from '../../../lib/words.ts'
import type { ControlProps } from './control-props.ts'
import { bare } from './field.ts'
import { FieldFrame, useHasError } from './field-frame.tsx'
import { useForm } from './form-context.ts'
import styles from './form.module.css'

/** One of a few, or several where the schema is a list. */
export function SelectControl({ field, path, value }: ControlProps) {
  const { change, readOnly } = useForm()
  const error = useHasError(path)
  if (bare(field.schema).type === 'array') return <SeveralControl field={field} path={path} value={value} />
  return (
    <FieldFrame field={field} path={path}>
      <Select
        value={typeof value === 'string' ? value : null} data={field.options} allowDeselect={false} readOnly={readOnly} error={error}
        aria-label={field.label} onChange={(next) => { if (next !== null) change(path, next) }}
      />
    </FieldFrame>
  )
}

function SeveralControl({ field, path, value }: ControlProps) {
  const { change, readOnly } = useForm()
  const chosen = Array.isArray(value) ? value.map(String) : []
  // What is stored and no longer offered stays in sight, so that it can be taken off.
  const gone = chosen.filter((name) => !field.options.some((option) => option.value === name))
  const options = [...field.options, ...gone.map((name) => ({ value: name, label: name }))]
  const toggle = (name: string, on: boolean) =>
    change(path, on ? options.map((o) => o.value).filter((v) => v === name || chosen.includes(v)) : chosen.filter((v) => v !== name))
  return (
    <FieldFrame field={field} path={path}>
      <div className={styles.checks}>
        {options.map(({ value: name, label }) => (
          <Checkbox
            key={name} label={label} checked={chosen.includes(name)} disabled={readOnly || field.fixed?.includes(name)}
            onChange={(event) => toggle(name, event.currentTarget.checked)}
          />
        ))}
      </div>
    </FieldFrame>
  )
}

/** Types of events: those of the schema, with the catalog's words where it brings none. */
export function EventsControl({ field, path, value }: ControlProps) {
  const { catalog } = useForm()
  const words = useWords()
  const options = field.options.length > 0
    ? field.options
    : catalog.eventTypes.map(({ name, label }) => ({ value: name, label: words(label) }))
  return <SeveralControl field={{ ...field, options }} path={path} value={value} />
}
