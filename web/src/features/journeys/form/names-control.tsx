import { useTranslation } from 'react-i18next'
import type { ControlProps } from './control-props.ts'
import { bare } from './field.ts'
import { FieldFrame } from './field-frame.tsx'
import { issuesAt, useForm } from './form-context.ts'
import styles from './form.module.css'
import { AddLine, RemoveLine, nextName } from './list-tools.tsx'
import { NameInput } from './name-input.tsx'

/** A list of outcome names: bands, results, reasons. */
export function NamesControl({ field, path, value }: ControlProps) {
  const { t } = useTranslation('journeys')
  const { change, issues, readOnly } = useForm()
  const names = Array.isArray(value) ? value.map(String) : []
  const max = bare(field.schema).maxItems ?? 20
  return (
    <FieldFrame field={field} path={path} deep>
      <div className={styles.lines}>
        {names.map((name, at) => (
          <div key={at} className={styles.line}>
            <NameInput
              value={name} label={`${field.label} ${at + 1}`} taken={names.toSpliced(at, 1)} readOnly={readOnly}
              error={issuesAt(issues, [...path, at], false).length > 0}
              onName={(to) => change(path, names.with(at, to), { rename: { from: name, to } })}
            />
            {!readOnly && <RemoveLine name={name} onRemove={() => change(path, names.toSpliced(at, 1))} />}
          </div>
        ))}
        {!readOnly && names.length < max && <AddLine label={t('form.add')} onAdd={() => change(path, [...names, nextName(names, 'other')])} />}
      </div>
    </FieldFrame>
  )
}
