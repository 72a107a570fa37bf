import { useId, useRef, type KeyboardEvent } from 'react'
import { shownColumns, type Column } from './columns.ts'
import styles from './data-list.module.css'
import { nextIndex } from './next-index.ts'
import { useVirtualRows } from './use-virtual-rows.ts'
import { useWidth } from './use-width.ts'

const PHONE_WIDTH = 560
const HEAD_HEIGHT = 30

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
  const { label, columns, rows, total, rowKey, selectedKey, onEnd, onSelect, onOpen, rowHeight = 34 } = props
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const width = useWidth(scroller)
  const shown = shownColumns(columns, width)
  // A finger needs more than a pointer.
  const height = width !== null && width < PHONE_WIDTH ? Math.max(rowHeight, 44) : rowHeight
  const at = rows.findIndex((row) => rowKey(row) === selectedKey)
  const virtual = useVirtualRows({ scroller, count: rows.length, total, rowHeight: height, headHeight: HEAD_HEIGHT, at, onEnd })
  const items = virtual.getVirtualItems()
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[at]
    if (event.key === 'Enter' && row) return onOpen?.(row)
    const next = nextIndex(event.key, at, rows.length)
    const target = next === null ? undefined : rows[next]
    if (next === null || !target) return undefined
    event.preventDefault()
    virtual.scrollToIndex(next)
    return onSelect?.(target)
  }
  return (
    <div
      ref={scroller} className={styles.list} role="grid" aria-label={label} aria-rowcount={total} tabIndex={0} onKeyDown={onKeyDown}
      aria-activedescendant={items.some(({ index }) => index === at) ? `${id}-${at}` : undefined}
      style={{ '--columns': shown.map((c) => c.width).join(' '), '--row': `${height}px`, '--head': `${HEAD_HEIGHT}px` }}
    >
      <div className={styles.head} role="row">
        {shown.map((c) => <span key={c.key} role="columnheader" data-align={c.align}>{c.head}</span>)}
      </div>
      <div className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ key, index, start }) => {
          const row = rows[index]
          return row && (
            <div
              key={key} id={`${id}-${index}`} role="row" aria-rowindex={index + 1} aria-selected={index === at} className={styles.row}
              style={{ transform: `translateY(${start}px)` }} onClick={() => onSelect?.(row)} onDoubleClick={() => onOpen?.(row)}
            >
              {shown.map((c) => <Cell key={c.key} column={c} row={row} />)}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Words that may be cut stand whole in the tooltip. */
function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = column.cell(row)
  return (
    <span role="gridcell" data-align={column.align} data-quiet={column.quiet} title={typeof content === 'string' ? content : undefined}>
      {content}
    </span>
  )
}
