import type { StandingView } from '@parcours/server/router'
import { OctagonPause, Pause, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useActorName } from '../../lib/actor-name.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useWords } from '../../lib/words.ts'
import styles from './run-holds.module.css'

/** What holds a run as a whole: stops of contact, and its own pause; each with who, since when and why. */
export function RunHolds({ standing: { stops, pause }, nowMs }: { standing: StandingView; nowMs: number }) {
  const { t } = useTranslation('run')
  const words = useWords()
  const format = useFormat()
  const nameOf = useActorName()
  const quoted = (reason: string | null) => (reason ? t('quoted', { text: reason }) : '')
  return (
    <>
      {stops.map((stop) => (
        <Hold key={`${stop.atMs}${stop.words.en}`} Icon={OctagonPause} hue="var(--bad)" title={words(stop.words)}>
          {[t('stop.since', { when: format.when(stop.atMs, nowMs), who: nameOf(stop.actor) }), quoted(stop.reason)].filter(Boolean).join(' · ')}
        </Hold>
      ))}
      {pause && (
        <Hold Icon={Pause} hue="var(--warn)" title={t('pause.title', { when: format.when(pause.atMs, nowMs) })}>
          {[pause.actor && t('pause.by', { who: nameOf(pause.actor) }), quoted(pause.reason), pause.left && t('pause.left', { time: words(pause.left) })].filter(Boolean).join(' · ')}
        </Hold>
      )}
    </>
  )
}

function Hold({ Icon, hue, title, children }: { Icon: LucideIcon; hue: string; title: string; children: ReactNode }) {
  return (
    <div className={styles.hold} style={{ '--s': hue }} role="status">
      <Icon size={15} aria-hidden />
      <div><b>{title}</b><p>{children}</p></div>
    </div>
  )
}
