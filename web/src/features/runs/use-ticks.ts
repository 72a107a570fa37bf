import type { RunFilter, RunRow } from '@parcours/server/router'
import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useEscape } from '../../ui/use-escape.ts'
import { NONE, extend, selectionOf, toggle, toggleLoaded, type Ticked } from './selection.ts'

/**
 * The ticks of a list: of this filter only, since what another one does not show must not be acted upon. The list moves
 * its cursor by itself; with Shift held the ticks follow.
 */
export function useTicks({ filter, rows, total }: { filter: RunFilter; rows: readonly RunRow[]; total: number }) {
  const of = JSON.stringify(filter)
  const [held, setHeld] = useState<{ ticked: Ticked; of: string }>({ ticked: NONE, of })
  const ticked = held.of === of ? held.ticked : NONE
  const loaded = useMemo(() => rows.map(({ runId }) => runId), [rows])
  const change = useCallback((next: (before: Ticked) => Ticked) => {
    setHeld((before) => ({ ticked: next(before.of === of ? before.ticked : NONE), of }))
  }, [of])
  const clear = useCallback(() => change(() => NONE), [change])
  const selection = useMemo(() => selectionOf(ticked, filter, total), [ticked, filter, total])
  useEscape(selection ? clear : undefined)
  const shift = useRef(false)
  return {
    ticked, selection, clear, loaded,
    toggle: useCallback((runId: string) => change((before) => toggle(before, runId, loaded)), [change, loaded]),
    toggleLoaded: useCallback(() => change((before) => toggleLoaded(before, loaded)), [change, loaded]),
    all: useCallback(() => change((before) => ({ ...before, all: true })), [change]),
    /** Heard before the list hears a key or a click: whether Shift is held. */
    noteShift: useCallback((event: { shiftKey: boolean }) => { shift.current = event.shiftKey }, []),
    /** The cursor came here, from there: with Shift, all rows on the way are ticked. */
    reach: useCallback((runId: string, from: string | undefined) => {
      if (shift.current) change((before) => extend(before.anchor === null && from !== undefined ? { ...before, anchor: from } : before, runId, loaded))
    }, [change, loaded]),
    isTickKey: ({ key }: KeyboardEvent) => key === 'x' || key === ' ',
  }
}
export type Ticks = ReturnType<typeof useTicks>
