import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './filter-tag.module.css'

interface FilterTagProps<V extends string> {
  label: string
  value: V | undefined
  options: readonly { value: V; label: string }[]
  onChange: (value: V | undefined) => void
  disabled?: boolean
}

/** One filter of a list: its name, its value in bold, and a menu to change it. */
export function FilterTag<V extends string>({ label, value, options, onChange, disabled = false }: FilterTagProps<V>) {
  const { t } = useTranslation('app')
  const chosen = options.find((option) => option.value === value)
  return (
    <Menu position="bottom-start" disabled={disabled} width="max-content">
      <Menu.Target>
        <button type="button" className={styles.tag} data-on={value !== undefined} disabled={disabled}>
          {label} {value === undefined ? <span>{t('any')}</span> : <b>{chosen?.label ?? value}</b>}
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles.options}>
        <Menu.RadioItem value="" checked={value === undefined} closeMenuOnClick onChange={() => onChange(undefined)}>{t('any')}</Menu.RadioItem>
        {options.map((option) => (
          <Menu.RadioItem key={option.value} value={option.value} checked={option.value === value} closeMenuOnClick onChange={() => onChange(option.value)}>
            {option.label}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
