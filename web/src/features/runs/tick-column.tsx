import type { RunRow } from '@parcours/server/router'
import type { TFunction } from 'i18next'
import type { Column } from '../../ui/columns.ts'
import styles from './tick-column.module.css'
import type { Ticks } from './use-ticks.ts'

/** The boxes at the left: one for each run, and in the head one for all that are loaded. */
export function tickColumn({ ticked, toggle, toggleLoaded, loaded }: Pick<Ticks, 'ticked' | 'toggle' | 'toggleLoaded' | 'loaded'>, t: TFunction<'runs'>): Column<RunRow> {
  const every = ticked.all || (loaded.length > 0 && loaded.every((id) => ticked.ids.has(id)))
  return {
    key: 'tick', width: '16px',
    head: (
      <input
        type="checkbox" className={styles.box} checked={every} aria-label={t('selection.loaded')} data-testid="tick-all"
        ref={(box) => { if (box) box.indeterminate = !every && ticked.ids.size > 0 }} onChange={toggleLoaded}
      />
    ),
    cell: ({ runId, person, caseRef }) => (
      <input
        type="checkbox" className={styles.box} tabIndex={-1} checked={ticked.all || ticked.ids.has(runId)} aria-label={t('selection.one', { person, caseRef })}
        data-testid={`tick-${runId}`} onClick={(event) => event.stopPropagation()} onDoubleClick={(event) => event.stopPropagation()} onChange={() => toggle(runId)}
      />
    ),
  }
}
