import type { DraftView, FigureFilter, StripFigure } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../../canvas/editor.ts'
import { currencySymbol } from '../../../lib/format.ts'
import { useFormat } from '../../../lib/use-format.ts'
import { useLanguage } from '../../../lib/words.ts'
import { Figure } from '../../../ui/figure.tsx'
import type { StripQuestion } from '../page/figure-drawer.tsx'
import type { FigureFeed } from '../page/use-figures.ts'
import { FilterButton } from './filter-button.tsx'
import { LivePill } from './live-pill.tsx'
import { stripWords } from './strip-words.ts'
import styles from './strip.module.css'

interface StripProps {
  feed: FigureFeed
  view: DraftView
  filter: FigureFilter
  onFilter: (filter: FigureFilter) => void
  onOpen: (question: StripQuestion) => void
}

const NAMES: StripFigure['name'][] = [
  'cases', 'recovered', 'uplift', 'promises_kept', 'cured', 'cost_per_euro', 'opt_outs', 'complaints', 'postponed_by_law',
]

/** Does this journey work: the figures of the whole, what they count, and how fresh they are. */
export function Strip({ feed, view, filter, onFilter, onOpen }: StripProps) {
  const figures = useLive((s) => s.figures)
  return (
    <div className={styles.strip} data-stale={feed.state !== 'live' && feed.receivedAtMs !== null}>
      <div className={styles.figures}>
        {NAMES.map((name) => {
          const figure = figures?.strip.find((one) => one.name === name)
          return <StripItem key={name} name={name} figure={figure} currency={figures?.currency ?? 'EUR'} onOpen={onOpen} />
        })}
      </div>
      <div className={styles.aside}>
        <FilterButton view={view} filter={filter} windowDays={figures?.windowDays ?? null} onFilter={onFilter} />
        <LivePill feed={feed} asOfMs={figures?.asOfMs ?? null} />
      </div>
    </div>
  )
}

interface StripItemProps extends Pick<StripProps, 'onOpen'> {
  name: StripFigure['name']
  figure: StripFigure | undefined
  currency: string
}

function StripItem({ name, figure, currency, onOpen }: StripItemProps) {
  const { t } = useTranslation('journeys')
  const format = useFormat()
  const language = useLanguage()
  const label = t(`strip.${name}`, { symbol: currencySymbol(currency, language) })
  if (!figure) return <div className={styles.item} data-testid={`strip-${name}`}><Figure label={label} value="–" status="none" /></div>
  const said = stripWords(figure, format, { t: (key, values) => t(key, values ?? {}), currency, language })
  const open = (part: StripQuestion['part']) => onOpen({ kind: 'strip', name, part, title: label })
  const notes = said.notes.map(({ text, part }) => (part
    ? <button key={text} type="button" className={styles.note} onClick={() => open(part)}>{text}</button>
    : <span key={text} className={styles.quiet}>{text}</span>))
  return (
    <div className={styles.item} data-testid={`strip-${name}`} data-status={said.status}>
      <Figure
        label={label} value={said.value} note={notes.length > 0 ? notes : undefined} tone={said.tone} status={said.status}
        tooltip={said.tooltip} onOpen={said.value === '–' ? undefined : () => open(said.part)}
      />
    </div>
  )
}
