import type { FigureFilter, StripFigure } from '@parcours/server/router'
import type { FigureQuestion } from '../../../canvas/editor.ts'
import { FigureList } from '../../../ui/figure-list/figure-list.tsx'
import { RateList, type RateQuestion } from './rate-list.tsx'

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
  if (question?.kind === 'rate') return <RateList question={question} filter={filter} onClose={onClose} />
  return <FigureList query={question && queryOf(question, filter)} title={question?.title ?? ''} onClose={onClose} />
}

function queryOf(question: Exclude<FigureQuestion, RateQuestion> | StripQuestion, filter: FigureFilter) {
  if (question.kind === 'strip') return { kind: 'strip' as const, filter, name: question.name, part: question.part }
  const { nodeId, kind } = question
  // A row may stand for several outcomes (`otherwise`): the desk counts them together, joined by commas.
  const outcome = question.kind === 'outcome' ? question.outcomes.join(',') : question.kind === 'left' ? question.fact : undefined
  return { kind: 'visits' as const, filter, nodeId, what: kind, outcome }
}
