import type { WhyNotCondition, WhyNotJourney } from '@parcours/server/router'
import { Check, CircleHelp, X } from 'lucide-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import { Pill } from '../pill.tsx'
import evidence from './evidence.module.css'
import styles from './why-not.module.css'

/** One live journey: would it take the case now, and everything that keeps it out. */
export function WhyNotJourneyItem({ journey, currency }: { journey: WhyNotJourney; currency: string }) {
  const { t } = useTranslation('run')
  const words = useWords()
  const { answer, reasons, conditions, journeyId, name, version } = journey
  const keptOut = answer.kind === 'kept_out'
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <Link to="/journeys/$journeyId" params={{ journeyId }}>{name}</Link> <span className={styles.quiet}>{t('why.version', { n: version })}</span>
        <span className={styles.verdict}><Answer answer={answer} /></span>
      </div>
      {answer.kind === 'would_enter' && answer.group === 'control' && <p className={styles.quiet}>{t('why.control')}</p>}
      {reasons.length > 0 && <ul className={styles.plain}>{reasons.map((reason) => <li key={reason.en}>{words(reason)}</li>)}</ul>}
      <details className={evidence.evidence} open={keptOut && conditions.some(({ holds }) => holds !== 'yes')}>
        <summary>{t('why.conditions')}</summary>
        <ul className={styles.conditions}>{conditions.map((one) => <Condition key={one.source} condition={one} currency={currency} />)}</ul>
      </details>
    </li>
  )
}

function Answer({ answer }: { answer: WhyNotJourney['answer'] }) {
  const { t } = useTranslation('run')
  switch (answer.kind) {
    case 'is_in': return <Link to="/runs/$runId" params={{ runId: answer.runId }}>{t('why.is-in')}</Link>
    case 'would_enter': return <Pill tone="good" dot>{t('why.would-enter')}</Pill>
    case 'kept_out': return <Pill tone="warn" dot>{t('why.kept-out')}</Pill>
  }
}

const SIGNS = { yes: Check, no: X, unknown: CircleHelp } as const

function Condition({ condition: { source, holds, facts }, currency }: { condition: WhyNotCondition; currency: string }) {
  const { t } = useTranslation('run')
  const words = useWords()
  const factOf = useFactValue(currency)
  const Sign = SIGNS[holds]
  return (
    <li data-holds={holds}>
      <Sign size={14} aria-hidden />
      <div>
        <code>{source}</code> <span className={styles.quiet}>{t(`why.holds.${holds}`)}</span>
        {facts.length > 0 && <p className={styles.quiet}>{facts.map(({ path, label, value }) => t('why.fact', { label: short(words(label)), value: factOf(path, value) })).join(' · ')}</p>}
      </div>
    </li>
  )
}

/** Some labels list the values that may stand there. */
const short = (label: string): string => label.split(/\s?:/)[0] ?? label

/** A fact as it is read: money in the case's currency, yes and no, and what is not known. */
function useFactValue(currency: string) {
  const { t } = useTranslation('run')
  const format = useFormat()
  return (path: string, value: string | number | boolean | null): string => {
    if (value === null) return t('why.unknown')
    if (typeof value === 'boolean') return t(value ? 'why.yes' : 'why.no')
    if (typeof value === 'number') return path.endsWith('Cents') ? format.money(value, currency) : format.number(value)
    return value
  }
}
