import type { RunView } from '@parcours/server/router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useName } from '../../lib/names.ts'
import { useFormat } from '../../lib/use-format.ts'
import styles from './run-facts.module.css'

/** What is known of the person and the enrolment: name and value, one line each. */
export function RunFacts({ run, journeyLink }: { run: RunView; journeyLink: ReactNode }) {
  const { t } = useTranslation('run')
  const format = useFormat()
  const nameOf = useName()
  const { person, row } = run
  const facts: [name: string, value: ReactNode][] = [
    ['journey', <>{journeyLink} v{row.version}</>],
    ['entered', format.exact(row.enteredAtMs)],
    ['ended', row.endedAtMs === null ? null : `${format.exact(row.endedAtMs)}${row.endReason ? ` · ${nameOf(row.endReason)}` : ''}`],
    ['arms', run.arms.map((arm) => nameOf(arm.outcome)).join(', ')],
    ['language', t(`choices.languages.${person.language}`, { ns: 'app', defaultValue: person.language })],
    ['phone', person.phone],
    ['email', person.email],
    ['postcode', person.postcode],
  ]
  return (
    <dl className={styles.facts}>
      {facts.filter(([, value]) => value !== null && value !== '').map(([name, value]) => (
        <div key={name}><dt>{t(`facts.${name}`)}</dt><dd>{value}</dd></div>
      ))}
    </dl>
  )
}
