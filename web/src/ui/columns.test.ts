import { expect, it } from 'vitest'
import { shownColumns, type Column } from './columns.ts'

const column = (key: string, from?: number): Column<string> => ({ key, head: key, width: '1fr', cell: (row) => row, from })
const columns = [column('case'), column('reason', 700), column('next', 480)]

it('drops the columns that do not fit', () => {
  expect(shownColumns(columns, 390).map(({ key }) => key)).toEqual(['case'])
  expect(shownColumns(columns, 700).map(({ key }) => key)).toEqual(['case', 'reason', 'next'])
})

it('shows all before the list is measured', () => {
  expect(shownColumns(columns, null)).toHaveLength(3)
})
