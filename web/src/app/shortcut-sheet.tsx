import { Kbd, Modal } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import styles from './shortcut-sheet.module.css'

/** Keys of the whole product by place; the words stand in the catalogue `app.shortcuts`. */
const SHEET = [
  { place: 'everywhere', keys: [['Ctrl', 'K'], ['?'], ['Esc']] },
  { place: 'lists', keys: [['↑', '↓'], ['Enter'], ['/'], ['C'], ['Ctrl', 'Enter']] },
  { place: 'runs', keys: [['J', 'K'], ['X'], ['Shift', '↓'], ['Enter'], ['Esc']] },
  { place: 'canvas', keys: [['Ctrl', 'Z'], ['Ctrl', 'Shift', 'Z'], ['Ctrl', 'C'], ['Ctrl', 'V'], ['Ctrl', 'D'], ['Ctrl', 'A'], ['Del'], ['F']] },
] as const

/** `?` opens it, from anywhere but a text field. */
export function ShortcutSheet() {
  const { t } = useTranslation('app')
  const [opened, { open, close }] = useDisclosure(false)
  useHotkeys([['shift + ?', open], ['?', open]])
  return (
    <Modal opened={opened} onClose={close} title={t('shortcuts.title')}>
      {SHEET.map(({ place, keys }) => (
        <section key={place} className={styles.place}>
          <h3>{t(`shortcuts.${place}.title`)}</h3>
          {keys.map((combination) => (
            <div key={combination.join(' ')} className={styles.line}>
              <span>{t(`shortcuts.${place}.${combination.join('-')}`)}</span>
              <span className={styles.keys}>{combination.map((key) => <Kbd key={key} size="xs">{key}</Kbd>)}</span>
            </div>
          ))}
        </section>
      ))}
    </Modal>
  )
}
