import { NumberInput, Select } from '@mantine/core'
import { useWords } from '../../../lib/words.ts'
import type { ControlProps } from './control-props.ts'
import { fieldsOf } from './field.ts'
import { FieldFrame } from './field-frame.tsx'
import { issuesAt, useForm } from './form-context.ts'
import styles from './form.module.css'
import { getIn } from './set-in.ts'

/** `{amount, unit}`: a number and what it counts, side by side. */
export function DurationControl({ field, path, value }: ControlProps) {
  const { change, issues, readOnly } = useForm()
  const words = useWords()
  const [amountField, unitField] = ['amount', 'unit'].map((name) => fieldsOf(field.schema, words).find((f) => f.name === name))
  const amount = getIn(value, ['amount'])
  const unit = getIn(value, ['unit'])
  const error = issuesAt(issues, path, true).some((issue) => issue.severity === 'error')
  const both = (part: Record<string, unknown>) => change(path, { amount, unit, ...part })
  return (
    <FieldFrame field={field} path={path} deep>
      <div className={styles.two}>
        <NumberInput
          value={typeof amount === 'number' ? amount : ''} readOnly={readOnly} error={error} allowDecimal={false} w={90} aria-label={field.label}
          min={amountField?.schema.minimum} max={amountField?.schema.maximum}
          onChange={(next) => { if (typeof next === 'number') both({ amount: next }) }}
        />
        <Select
          value={typeof unit === 'string' ? unit : null} data={unitField?.options ?? []} allowDeselect={false} readOnly={readOnly}
          aria-label={unitField?.label} onChange={(next) => { if (next) both({ unit: next }) }}
        />
      </div>
    </FieldFrame>
  )
}
