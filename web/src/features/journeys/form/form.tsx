import { UnstyledButton } from '@mantine/core'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../../../lib/words.ts'
import { CONTROL_VIEWS } from './controls.tsx'
import type { ControlProps } from './control-props.ts'
import { fieldsOf, isShown, type Field } from './field.ts'
import { issuesAt, useForm } from './form-context.ts'
import styles from './form.module.css'
import type { Path } from './set-in.ts'

interface FormLinesProps {
  fields: readonly Field[]
  value: Record<string, unknown>
  path: Path
}

/** Lines of a form; the rarely needed ones folded away until one of them has an issue. */
export function FormLines({ fields, value, path }: FormLinesProps) {
  const { t } = useTranslation('journeys')
  const { issues } = useForm()
  const [open, setOpen] = useState(false)
  const shown = fields.filter((field) => isShown(field, value))
  const advanced = shown.filter((field) => field.advanced)
  const needed = advanced.some((field) => issuesAt(issues, [...path, field.name], true).some((i) => i.severity !== 'info'))
  const line = (field: Field) => <Line key={field.name} field={field} path={[...path, field.name]} value={value[field.name]} />
  return (
    <>
      {shown.filter((field) => !field.advanced).map(line)}
      {advanced.length > 0 && (
        <UnstyledButton className={styles.more} aria-expanded={open || needed} onClick={() => setOpen(!open)}>
          {open || needed ? <ChevronDown size={13} /> : <ChevronRight size={13} />}{t('form.more')}
        </UnstyledButton>
      )}
      {(open || needed) && advanced.map(line)}
    </>
  )
}

function Line({ field, path, value }: ControlProps) {
  if (field.control === 'fields') return <Group field={field} path={path} value={value} />
  const View = CONTROL_VIEWS[field.control]
  return <View field={field} path={path} value={value ?? field.schema.default} />
}

/** An object drawn as its members, under a small heading. */
function Group({ field, path, value }: ControlProps) {
  const words = useWords()
  // Absent or broken: its members show their defaults.
  const members = typeof value === 'object' && value !== null ? value as Record<string, unknown> : {}
  return (
    <fieldset className={styles.group}>
      <legend>{field.label}</legend>
      <FormLines fields={field.members ?? fieldsOf(field.schema, words)} value={members} path={path} />
    </fieldset>
  )
}
