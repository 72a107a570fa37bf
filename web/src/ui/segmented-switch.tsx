import { useId } from 'react'
import styles from './segmented-switch.module.css'

interface SegmentedSwitchProps<V extends string> {
  label: string
  value: V
  options: readonly { value: V; label: string; hint?: string }[]
  onChange: (value: V) => void
}

/** A few exclusive choices in one line: radio buttons to the keyboard and to screen readers. */
export function SegmentedSwitch<V extends string>({ label, value, options, onChange }: SegmentedSwitchProps<V>) {
  const name = useId()
  return (
    <div className={styles.switch} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className={styles.option} data-on={option.value === value} title={option.hint}>
          <input
            type="radio" className="sr-only" name={name} value={option.value}
            checked={option.value === value} onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
