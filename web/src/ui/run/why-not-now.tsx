import type { WhyNotRun } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import { Pill } from '../pill.tsx'
import { Evidence } from './evidence.tsx'
import styles from './why-not.module.css'

type Now = WhyNotRun['now'][number]

const TONES = { allow: 'good', defer: 'warn', hold: 'warn', block: 'bad', stop: 'bad', no_address: 'warn' } as const

/** What the gate answers each channel of an open run, asked while the page is read. */
export function WhyNotNowList({ now, nowMs }: { now: readonly Now[]; nowMs: number }) {
  const { t } = useTranslation('run')
  if (now.length === 0) return null
  return (
    <>
      <h3 className={styles.heading}>{t('why.now')}</h3>
      <ul className={styles.silences}>{now.map((one) => <Answer key={`${one.channel.en}${one.reminder}`} one={one} nowMs={nowMs} />)}</ul>
    </>
  )
}

function Answer({ one, nowMs }: { one: Now; nowMs: number }) {
  const { t } = useTranslation('run')
  const words = useWords()
  const format = useFormat()
  const { channel, reminder, nodes, answer, verdict, rules, nextMs, inputs } = one
  return (
    <li>
      <div className={styles.head}>
        <b>{reminder ? t('why.reminder', { channel: words(channel) }) : words(channel)}</b> <Pill tone={TONES[answer]} dot>{words(verdict)}</Pill>
        {nextMs !== null && <time className={styles.verdict} title={format.exact(nextMs)}>{t('why.from', { when: format.when(nextMs, nowMs) })}</time>}
      </div>
      {rules.map((rule) => <p key={rule.rule}>{words(rule)}</p>)}
      <p className={styles.quiet}>{nodes.map((text) => t('quoted', { text })).join(', ')}</p>
      {inputs !== null && <Evidence label={t('why.inputs')} rules={rules} evidence={inputs} />}
    </li>
  )
}
