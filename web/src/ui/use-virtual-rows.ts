import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type RefObject } from 'react'

interface VirtualRowsOptions {
  scroller: RefObject<HTMLElement | null>
  /** Rows loaded so far, and the number that the list counts. */
  count: number
  total: number
  /** Height of a row and of the head that covers the first one, px. */
  rowHeight: number
  headHeight: number
  /** Index of the selected row; -1 for none. */
  at: number
  onEnd: (() => void) | undefined
}

/** Rows near the view only; asks for more when the last loaded one comes near. */
export function useVirtualRows({ scroller, count, total, rowHeight, headHeight, at, onEnd }: VirtualRowsOptions) {
  const virtual = useVirtualizer({
    count, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12, scrollPaddingEnd: headHeight,
  })
  useEffect(() => virtual.measure(), [virtual, rowHeight])
  const last = virtual.getVirtualItems().at(-1)?.index ?? -1
  useEffect(() => {
    if (last >= count - 20 && count < total) onEnd?.()
  }, [last, count, total, onEnd])
  // A link may name a row far down: it is brought into view once, never scrolled away from afterwards.
  const brought = useRef(false)
  useEffect(() => {
    if (at < 0 || brought.current) return
    brought.current = true
    virtual.scrollToIndex(at)
  }, [at, virtual])
  return virtual
}
