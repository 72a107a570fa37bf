import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, type KeyboardEvent } from 'react'
import styles from './data-list.module.css'
import { nextIndex } from './next-index.ts'
import { shownColumns, type Column } from './columns.ts'
import { useWidth } from './use-width.ts'

const PHONE_WIDTH = 560

interface DataListProps<Row> {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** Number that the list counts, loaded or not. */
  total: number
  rowKey: (row: Row) => string
  selectedKey?: string
  /** A click, or arrow up / down while the list has the focus. */
  onSelect?: (row: Row) => void
  /** Enter, or a double click. */
  onOpen?: (row: Row) => void
  /** Called when the last loaded row comes near. */
  onEnd?: () => void
  rowHeight?: number
}

/** A virtual table: any number of rows, fixed height, arrow keys, Home, End, Enter. */
export function DataList<Row>(props: DataListProps<Row>) {
  const { label, columns, rows, total, rowKey, selectedKey, onEnd, rowHeight = 34 } = props
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const width = useWidth(scroller)
  const shown = shownColumns(columns, width)
  // A finger needs more than a pointer.
  const height = width !== null && width < PHONE_WIDTH ? Math.max(rowHeight, 44) : rowHeight
  const virtual = useVirtualizer({
    count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => height, overscan: 12,
  })
  useEffect(() => virtual.measure(), [virtual, height])
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? -1
  useEffect(() => {
    if (last >= rows.length - 20 && rows.length < total) onEnd?.()
  }, [last, rows.length, total, onEnd])

  const at = rows.findIndex((row) => rowKey(row) === selectedKey)
  // A link may name a row far down: it is brought into view once, never scrolled away from afterwards.
  const brought = useRef(false)
  useEffect(() => {
    if (at < 0 || brought.current) return
    brought.current = true
    virtual.scrollToIndex(at)
  }, [at, virtual])
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[at]
    if (event.key === 'Enter' && row) return props.onOpen?.(row)
    const next = nextIndex(event.key, at, rows.length)
    const target = next === null ? undefined : rows[next]
    if (next === null || !target) return undefined
    event.preventDefault()
    virtual.scrollToIndex(next)
    return props.onSelect?.(target)
  }

  return (
    <div
      ref={scroller} className={styles.list} role="grid" aria-label={label} aria-rowcount={total} tabIndex={0}
      aria-activedescendant={items.some(({ index }) => index === at) ? `${id}-${at}` : undefined} onKeyDown={onKeyDown}
      style={{ '--columns': shown.map((c) => c.width).join(' ') }}
    >
      <div className={styles.head} role="row">
        {shown.map((c) => <span key={c.key} role="columnheader" data-align={c.align}>{c.head}</span>)}
      </div>
      <div className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index]
          return row && (
            <div
              key={item.key} id={`${id}-${item.index}`} role="row" aria-rowindex={item.index + 1} aria-selected={item.index === at}
              className={styles.row} style={{ height, transform: `translateY(${item.start}px)` }}
              onClick={() => props.onSelect?.(row)} onDoubleClick={() => props.onOpen?.(row)}
            >
              {shown.map((c) => <span key={c.key} role="gridcell" data-align={c.align} data-quiet={c.quiet}>{c.cell(row)}</span>)}
            </div>
          )
        })}
      </div>
    </div>
  )
}
