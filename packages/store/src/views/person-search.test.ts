import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listCases } from './case-list.ts'
import { personsFound, searchText, type PersonSearch } from './person-search.ts'
import type { Db } from '../db/open-db.ts'
import { putPerson, putPortfolio } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'

describe('the search for a person', () => {
  let db: Db
  let drop: () => Promise<void>
  beforeAll(async () => {
    ;({ db, drop } = await tempDb())
    await db.write((sql) => {
      putPortfolio(sql)
      putPerson(sql, { n: 1, first: 'Hélène', last: 'Marchetti', mobile: '+33612345678', email: 'helene@example.org', debts: 2 })
      putPerson(sql, { n: 2, first: 'Paul', last: 'Okafor', mobile: '+33699999999' })
      putPerson(sql, { n: 12, first: 'Marc', last: 'Dubreuil', email: 'paul@example.org' })
    })
  })
  afterAll(() => drop())

  const find = (search: Partial<PersonSearch>) => {
    const found = personsFound({ words: [], references: [], points: [], ...search })
    return db.read.all<{ id: string }>(found.sql, ...found.values).map(({ id }) => id).sort()
  }

  it.each<[string, Partial<PersonSearch>, string[]]>([
    ['every word of a name, in any order', { words: ['marchetti', 'helene'] }, ['per1']],
    ['a part of a name', { words: ['okaf'] }, ['per2']],
    ['nobody when one word fits nowhere', { words: ['helene', 'okafor'] }, []],
    ['no pattern signs', { words: ['%'] }, []],
    ['the beginning of a case reference', { references: ['C-1'] }, ['per1', 'per12']],
    ['a debt of several', { references: ['D-1-2'] }, ['per1']],
    ['the beginning of a phone', { points: ['+33612'] }, ['per1']],
    ['the beginning of an email', { points: ['paul@'] }, ['per12']],
    ['any of its parts', { words: ['paul'], points: ['paul@'] }, ['per12', 'per2']],
    ['nothing when nothing is asked', {}, []],
  ])('finds %s', (_, search, wanted) => {
    expect(find(search)).toEqual(wanted)
  })

  it('writes search texts without accents, capitals and double spaces', () => {
    expect(searchText('Hélène  ', 'D’Été', 'K-1')).toBe('helene d’ete k-1')
  })

  it('lists cases by reference, in pages, with what is owed', () => {
    const first = listCases(db.read, undefined, { limit: 2 })
    expect(first).toMatchObject({ total: 3, rows: [{ ref: 'C-1', debts: 2, arrearsCents: 20_000, oldestDueDate: '2026-11-02', openRunId: null }, { ref: 'C-12' }] })
    expect(listCases(db.read, undefined, { limit: 2, cursor: first.next ?? '' })).toMatchObject({ total: 3, rows: [{ ref: 'C-2' }], next: null })
    expect(listCases(db.read, { words: ['helene'], references: [], points: [] }, { limit: 9 })).toMatchObject({ total: 1, rows: [{ ref: 'C-1' }] })
  })
})
