import { Button, Menu } from '@mantine/core'
import { Columns3 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { COLUMN_KEYS, columnKeys, columnsParam, type ColumnKey } from './run-columns.tsx'

interface ColumnsMenuProps {
  columns: readonly ColumnKey[]
  /** As the URL holds them. */
  onChange: (columns: string | undefined) => void
}

/** Which columns the list has; at least one. */
export function ColumnsMenu({ columns, onChange }: ColumnsMenuProps) {
  const { t } = useTranslation('runs')
  const flip = (key: ColumnKey) => {
    const next = columns.includes(key) ? columns.filter((one) => one !== key) : [...columns, key]
    if (next.length > 0) onChange(columnsParam(next))
  }
  return (
    <Menu position="bottom-end" closeOnItemClick={false} width={190}>
      <Menu.Target><Button variant="default" leftSection={<Columns3 size={13} aria-hidden />} data-testid="columns">{t('columns-menu')}</Button></Menu.Target>
      <Menu.Dropdown>
        {COLUMN_KEYS.map((key) => (
          <Menu.CheckboxItem key={key} value={key} checked={columns.includes(key)} onChange={() => flip(key)}>{t(`columns.${key}`)}</Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item disabled={columnsParam(columns) === undefined} onClick={() => onChange(columnsParam(columnKeys(undefined)))}>{t('columns-usual')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
