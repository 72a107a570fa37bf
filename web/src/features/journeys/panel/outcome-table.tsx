import { OTHERWISE, type OutcomeView } from '@parcours/journey'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { Count } from '../../../canvas/count.tsx'
import { useDraft, useLive } from '../../../canvas/editor.ts'
import { CONTROL, OTHERWISE_WORDS } from '../../../canvas/outline.ts'
import { SMALL, rowFigure } from '../../../canvas/row-figures.ts'
import { useFormat } from '../../../lib/use-format.ts'
import { useWords } from '../../../lib/words.ts'
import { NodeRates } from './node-rates.tsx'
import { OutcomeTargets } from './outcome-targets.tsx'
import styles from './outcome-table.module.css'

/** Every way out of the node, wired or not, with its share, its count and where it leads. */
export function OutcomeTable({ nodeId }: { nodeId: string }) {
  const { t } = useTranslation('journeys')
  const view = useLive((s) => s.views.get(nodeId))
  const figures = useLive((s) => s.figuresByNode.get(nodeId))
  const wired = useDraft(useShallow((s) => s.journey.edges.filter((e) => e.from === nodeId).map((e) => e.outcome)))
  const hasRest = wired.includes(OTHERWISE)
  const outcomes = view?.outcomes ?? []
  const rest: OutcomeView = { name: OTHERWISE, label: OTHERWISE_WORDS, tone: 'plain' }
  // A condition has an `otherwise` of its own; elsewhere it stands for what is unwired.
  const named = outcomes.some((o) => o.name === OTHERWISE)
  const open = outcomes.some((o) => o.name !== CONTROL && !wired.includes(o.name))
  return (
    <section className={styles.outcomes}>
      {outcomes.length > 0 && <h3>{t('panel.outcomes')}</h3>}
      {outcomes.map((o) => <OutcomeLine key={o.name} nodeId={nodeId} outcome={o} hasRest={hasRest} />)}
      {outcomes.length > 1 && !named && (open || hasRest) && <OutcomeLine nodeId={nodeId} outcome={rest} hasRest={hasRest} isRest />}
      {figures && <NodeRates nodeId={nodeId} figures={figures} />}
    </section>
  )
}

interface OutcomeLineProps {
  nodeId: string
  outcome: OutcomeView
  hasRest: boolean
  /** Not an outcome that anybody takes, but an edge for the rest: it has no numbers of its own. */
  isRest?: boolean
}

function OutcomeLine({ nodeId, outcome, hasRest, isRest = false }: OutcomeLineProps) {
  const words = useWords()
  const format = useFormat()
  const figures = useLive((s) => s.figuresByNode.get(nodeId))
  const figure = rowFigure(figures, { covers: [outcome.name] })
  const label = words(outcome.label)
  return (
    <div className={styles.line} data-tone={outcome.tone} data-testid={`outcome-${nodeId}-${outcome.name}`}>
      <span className={styles.label} title={outcome.name}>{label}</span>
      <span className={styles.share} data-small={figure.left < SMALL}>{figure.share === null || isRest ? '' : format.percent(figure.share)}</span>
      <span className={styles.count}>
        {figures && !isRest && (
          <Count testId={`panel-count-${nodeId}-${outcome.name}`} label={label} value={figure.count} tone="accent"
            question={{ kind: 'outcome', nodeId, outcomes: [outcome.name], title: label }} />
        )}
      </span>
      {outcome.name !== CONTROL && <OutcomeTargets nodeId={nodeId} outcome={outcome.name} label={label} hasRest={hasRest} />}
    </div>
  )
}
