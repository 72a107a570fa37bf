import { afterEach, beforeEach, expect, it } from 'vitest'
import { tempDb } from '../testing/temp-db.ts'
import { openDb, type Db, type Sql } from './open-db.ts'

let db: Db
let drop: () => Promise<void>
/** Another process, as far as SQLite can tell. */
let other: Db
beforeEach(async () => {
  const temp = await tempDb()
  ;({ db, drop } = temp)
  other = await openDb(temp.file)
})
afterEach(async () => {
  await other.close()
  await drop()
})

const put = (key: string) => (sql: Sql) => sql.run('INSERT INTO setting (key, value) VALUES (?, ?)', key, '1')
const keys = (from: Db) => from.read.all<{ key: string }>(`SELECT key FROM setting WHERE key LIKE 'g.%' ORDER BY key`).map(({ key }) => key)

it('writes what is asked for in one turn in one commit, in the order it was asked', async () => {
  const before = other.version()
  const answers = await Promise.all([1, 2, 3].map((n) => db.write((sql) => {
    put(`g.${n}`)(sql)
    return sql.all<{ key: string }>(`SELECT key FROM setting WHERE key LIKE 'g.%'`).length
  })))
  expect(answers).toEqual([1, 2, 3])
  // One connection sees another's commits as steps of one.
  expect(other.version()).toBe(before + 1)
  expect(keys(other)).toEqual(['g.1', 'g.2', 'g.3'])
})

it('who throws undoes their own work only, and alone hears of it', async () => {
  const answers = await Promise.allSettled([
    db.write(put('g.1')),
    db.write((sql) => {
      put('g.2')(sql)
      throw new Error('no')
    }),
    db.write(put('g.1')),
    db.write(put('g.3')),
  ])
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
  expect(keys(db)).toEqual(['g.1', 'g.3'])
})

it('a fault of the whole transaction is everybody’s, and leaves nothing', async () => {
  const answers = await Promise.allSettled([
    db.write(put('g.1')),
    db.write((sql) => {
      sql.run('ROLLBACK')
      throw new Error('the disk is full')
    }),
    db.write(put('g.3')),
  ])
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(keys(db)).toEqual([])
  await db.write(put('g.4'))
  expect(keys(db)).toEqual(['g.4'])
})

it('nobody is answered before it is certain: another process sees it at once', async () => {
  const seen = await Promise.all(Array.from({ length: 100 }, (_, n) => db.write(put(`g.${n}`)).then(() => keys(other).includes(`g.${n}`))))
  expect(seen.every(Boolean)).toBe(true)
})

it('two processes that write at the same moment wait for each other', async () => {
  await Promise.all(Array.from({ length: 200 }, (_, n) => (n % 2 ? db : other).write(put(`g.${n}`))))
  expect(keys(db)).toHaveLength(200)
})

it('more than a group holds is written in the order it was asked, also when it has to wait for its turn', async () => {
  const order: number[] = []
  const asked = (n: number) => db.write(() => void order.push(n))
  // Prisma's transactions hold the same lock, for as long as they take.
  const holding = db.prisma.$transaction(async (held) => {
    await held.setting.findMany()
    const first = Array.from({ length: 150 }, (_, n) => asked(n))
    await new Promise((resolve) => setTimeout(resolve, 20))
    const last = asked(150)
    await new Promise((resolve) => setTimeout(resolve, 20))
    return { all: [...first, last] }
  })
  await Promise.all((await holding).all)
  expect(order).toEqual(Array.from({ length: 151 }, (_, n) => n))
})
