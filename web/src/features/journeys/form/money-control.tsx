import { NumberInput } from '@mantine/core'
import { currencySymbol, minorDigits } from '../../../lib/format.ts'
import { useLanguage } from '../../../lib/words.ts'
import type { ControlProps } from './control-props.ts'
import { bare, isNullable } from './field.ts'
import { FieldFrame, useHasError } from './field-frame.tsx'
import { useForm } from './form-context.ts'
import styles from './form.module.css'

/** Integer minor units, typed as an amount of the portfolio's currency. */
export function MoneyControl({ field, path, value }: ControlProps) {
  const { change, currency, readOnly } = useForm()
  const language = useLanguage()
  const digits = minorDigits(currency)
  const { minimum = 0, maximum } = bare(field.schema)
  return (
    <FieldFrame field={field} path={path}>
      <div className={styles.unit}>
        <NumberInput
          value={typeof value === 'number' ? value / 10 ** digits : ''} readOnly={readOnly} error={useHasError(path)} aria-label={field.label}
          min={minimum / 10 ** digits} max={maximum === undefined ? undefined : maximum / 10 ** digits} w={130}
          decimalScale={digits} fixedDecimalScale decimalSeparator={language === 'fr' ? ',' : '.'}
          thousandSeparator={language === 'fr' ? '\u202f' : ','} hideControls allowNegative={minimum < 0} clampBehavior="blur"
          onChange={(next) => {
            // Rounded once here: 19.99 * 100 is 1998.9999999999998 to a computer.
            if (typeof next === 'number') change(path, Math.round(next * 10 ** digits))
            else if (next === '' && isNullable(field.schema)) change(path, null)
          }}
        />
        <span>{currencySymbol(currency, language)}</span>
      </div>
    </FieldFrame>
  )
}
