import type { WhyNotRun, WhyNotSilence } from '@parcours/server/router'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import { Pill } from '../pill.tsx'
import { Evidence } from './evidence.tsx'
import styles from './why-not.module.css'
import { WhyNotNowList } from './why-not-now.tsx'

/** One run: what holds it as a whole, what the gate would answer now, and each node that wanted to contact and did not. */
export function WhyNotRunItem({ run, nowMs }: { run: WhyNotRun; nowMs: number }) {
  const { t } = useTranslation('run')
  const words = useWords()
  const format = useFormat()
  const { runId, journeyName, version, place, lastContact, holds, now, silences } = run
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <Link to="/runs/$runId" params={{ runId }}>{journeyName}</Link> <span className={styles.quiet}>{t('why.version', { n: version })}</span>
      </div>
      <p>{words(place)}</p>
      {holds.length > 0 && <ul className={styles.plain}>{holds.map((hold) => <li key={hold.en} className={styles.hold}>{words(hold)}</li>)}</ul>}
      <p className={styles.quiet}>
        {lastContact ? t('why.last-contact', { what: words(lastContact.words), when: format.when(lastContact.atMs, nowMs) }) : t('why.no-contact')}
        {silences.length === 0 && ` · ${t('why.quiet')}`}
      </p>
      <WhyNotNowList now={now} nowMs={nowMs} />
      {silences.length > 0 && <h3 className={styles.heading}>{t('why.record')}</h3>}
      <ul className={styles.silences}>{silences.map((one) => <Silence key={one.nodeId} silence={one} nowMs={nowMs} />)}</ul>
    </li>
  )
}

function Silence({ silence, nowMs }: { silence: WhyNotSilence; nowMs: number }) {
  const { t } = useTranslation('run')
  const words = useWords()
  const format = useFormat()
  const { nodeName, channel, verdict, atMs, rules, nextMs, stands, asked, inputs } = silence
  const about = [words(channel), asked > 1 ? t('why.asked', { count: asked }) : '', nextMs === null ? '' : t('why.next', { when: format.when(nextMs, nowMs) })]
  return (
    <li>
      <div className={styles.head}>
        <b>{nodeName}</b> <Pill tone={stands ? 'warn' : 'plain'}>{words(verdict)}</Pill>
        <span className={styles.quiet}>{t(stands ? 'why.stands' : 'why.past')}</span>
        <time className={styles.verdict} title={format.exact(atMs)}>{format.when(atMs, nowMs)}</time>
      </div>
      {rules.map((rule) => <p key={rule.rule}>{words(rule)}</p>)}
      <p className={styles.quiet}>{about.filter(Boolean).join(' · ')}</p>
      {(rules.length > 0 || inputs !== null) && <Evidence label={t('why.inputs')} rules={rules} evidence={inputs} />}
    </li>
  )
}
