import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { explain } from './errors.ts'
import { currentLanguage } from './language.ts'

/** A short word that something was done. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'green', autoClose: 3500, withBorder: true })
}

/** What failed, why, and the next move; stays until closed. */
export function notifyError(error: unknown): void {
  const { code, message, hint } = explain(error)
  const language = currentLanguage()
  const title = message?.[language] ?? i18next.t(`errors.${code}.title`, { ns: 'app' })
  const next = hint?.[language] ?? i18next.t(`errors.${code}.hint`, { ns: 'app', defaultValue: '' })
  notifications.show({ title, message: next, color: 'red', autoClose: false, withBorder: true })
}
