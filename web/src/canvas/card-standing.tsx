import { Link } from '@tanstack/react-router'
import type { LiveCount } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../lib/use-format.ts'
import { STANDING_ICONS } from '../ui/standing-icons.ts'
import styles from './card-standing.module.css'
import { useEditor, useLive } from './editor.ts'
import type { StandingCount } from './standing.ts'

/** The lines of a live map's card: who goes on by itself, then who does not move. */
export function CardStanding({ nodeId }: { nodeId: string }) {
  const { t } = useTranslation('live')
  const standing = useLive((s) => s.standing?.get(nodeId))
  const line = useLive((s) => s.lines.get(nodeId)?.rates ?? false)
  return (
    <>
      <div className={styles.line} data-testid={`standing-${nodeId}`}>
        {standing?.moving.map((one) => (
          <span key={one.state}><RunsLink nodeId={nodeId} one={one} /> {t(`states.${one.state}`)}</span>
        ))}
        {(standing?.moving.length ?? 0) === 0 && <span className={styles.none}>{t(standing ? 'nobody-moves' : 'nobody')}</span>}
      </div>
      {line && (
        <div className={styles.line}>
          {standing?.held.map((one) => <Held key={one.state} nodeId={nodeId} one={one} />)}
        </div>
      )}
    </>
  )
}

function Held({ nodeId, one }: { nodeId: string; one: StandingCount }) {
  const { t } = useTranslation('live')
  const Icon = STANDING_ICONS[one.state]
  return (
    <span className={styles.held} data-state={one.state} title={t(`hints.${one.state}`)}>
      <Icon size={11} aria-hidden />
      <RunsLink nodeId={nodeId} one={one} />
    </span>
  )
}

/** A number that opens the list of the runs it counts. A new value fades in. */
function RunsLink({ nodeId, one: { state, count } }: { nodeId: string; one: StandingCount }) {
  const { t } = useTranslation('live')
  const format = useFormat()
  const { runsAt } = useEditor()
  const text = format.count(count)
  return (
    <Link
      to="/runs" search={runsAt?.(nodeId, state)} className={`${styles.count} nodrag nopan`} data-testid={`live-${nodeId}-${state}`}
      aria-label={`${text} ${label(t, state)}`}
    >
      <span key={text} className={styles.value}>{text}</span>
    </Link>
  )
}

const label = (t: (key: string) => string, state: LiveCount['state']): string => t(`states.${state}`)
