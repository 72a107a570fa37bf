import { CHANNEL_RATES, type ChannelRate } from '@parcours/metrics'
import type { FigureFilter, StripFigure, VisitRow } from '@parcours/server/router'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft, useLive, type FigureQuestion } from '../../../canvas/editor.ts'
import { useName, useNodeName } from '../../../lib/names.ts'
import { useWords } from '../../../lib/words.ts'
import { FigureList } from '../../../ui/figure-list/figure-list.tsx'
import type { FigureQuery } from '../../../ui/figure-list/figure-query.ts'

export interface StripQuestion {
  kind: 'strip'
  name: StripFigure['name']
  part: 'numerator' | 'denominator' | 'all'
  title: string
}

interface FigureDrawerProps {
  question: FigureQuestion | StripQuestion | null
  filter: FigureFilter
  onClose: () => void
}

/** The list behind the number that was clicked, counted with the filter that is on. */
export function FigureDrawer({ question, filter, onClose }: FigureDrawerProps) {
  const outcomeOf = useOutcomeOf()
  const title = useTitle(question)
  return <FigureList query={question && queryOf(question, filter)} title={title} outcomeOf={outcomeOf} onClose={onClose} />
}

/** What is counted, after the name of the card that counts it. */
function useTitle(question: FigureDrawerProps['question']): string {
  const { t } = useTranslation('journeys')
  const nodeId = question && question.kind !== 'strip' ? question.nodeId : null
  const drawn = useDraft((s) => s.journey.nodes.find((node) => node.id === nodeId)?.name)
  const name = useNodeName()({ nodeId, nodeName: drawn ?? null })
  const what = question?.title ?? ''
  return name ? t('canvas.list.one', { name, what }) : what
}

/** An outcome as the card says it. One of an older version, which the drawing no longer knows, by its name. */
function useOutcomeOf(): (row: VisitRow) => string | null {
  const views = useLive((s) => s.views)
  const words = useWords()
  const nameOf = useName()
  return useCallback(({ nodeId, outcome }) => {
    const view = views.get(nodeId)?.outcomes.find((one) => one.name === outcome)
    return outcome === null ? null : view ? words(view.label) : nameOf(outcome)
  }, [views, words, nameOf])
}

const isRate = (name: string): name is ChannelRate => name in CHANNEL_RATES

function queryOf(question: FigureQuestion | StripQuestion, filter: FigureFilter): FigureQuery | null {
  if (question.kind === 'strip') return { kind: 'strip', filter, name: question.name, part: question.part }
  const { nodeId, kind } = question
  switch (kind) {
    case 'rate': return isRate(question.rate) ? { kind, filter, nodeId, rate: question.rate, part: question.part } : null
    // A row may stand for several outcomes (`otherwise`): the desk counts them together, joined by commas.
    case 'outcome': return { kind: 'visits', filter, nodeId, what: kind, outcome: question.outcomes.join(',') }
    case 'left': return { kind: 'visits', filter, nodeId, what: kind, outcome: question.fact }
    default: return { kind: 'visits', filter, nodeId, what: kind }
  }
}
