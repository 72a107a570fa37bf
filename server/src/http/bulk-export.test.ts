import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestDesk } from '../testing/desk.ts'
import { deskListener } from './desk.ts'

let desk: TestDesk
let app: FastifyInstance
let bulkId: string
const runs: string[] = []

const claire = () => desk.as('claire').bulks
const csv = async (query: string, id = bulkId) => {
  const { statusCode, headers, body } = await app.inject({ method: 'GET', url: `/api/bulks/${id}/items.csv${query}` })
  return { statusCode, type: String(headers['content-type']), name: String(headers['content-disposition']), lines: body.split('\r\n').filter((line) => line !== '') }
}
beforeAll(async () => {
  desk = await TestDesk.open()
  for (const ref of ['C-1', 'C-2', 'C-3']) runs.push(await desk.enrol(ref))
  await desk.pass(runs[0] ?? '', [{ visit: 1, open: 'enter' }])
  await desk.deps.db.write((sql) => sql.run(`UPDATE person SET firstName = '=HYPERLINK("x")' WHERE id = 'per2'`))
  const { bulk } = await claire().freeze({ ask: { kind: 'pause' }, source: { kind: 'list', text: 'C-1\nC-2, C-3; C-404' } })
  bulkId = bulk.id
  app = await deskListener(desk.deps)
})
afterAll(async () => {
  await app.close()
  await desk.close()
})

describe('the runs of a job as a file', () => {
  it('are all of them, with state and reason in the language that is asked for', async () => {
    await desk.deps.db.write((sql) => {
      sql.run(`UPDATE bulk_item SET state = 'done' WHERE bulkId = ? AND n = 1`, bulkId)
      sql.run(`UPDATE bulk_item SET state = 'skipped', code = 'already_paused' WHERE bulkId = ? AND n = 2`, bulkId)
    })
    const { type, name, lines } = await csv('?language=fr')
    expect(type).toBe('text/csv; charset=utf-8')
    expect(name).toBe(`attachment; filename="${bulkId}.csv"`)
    expect(lines[0]).toBe('\uFEFFréférence;personne;état;motif;passage')
    expect(lines).toHaveLength(4)
    expect(lines.filter((line) => line.includes(';laissé de côté;Le passage est déjà en pause;'))).toHaveLength(1)
    expect((await csv('')).lines.filter((line) => line.includes(';skipped;The run is paused already;'))).toHaveLength(1)
  })

  it('are those of one state', async () => {
    expect((await csv('?state=skipped')).lines).toHaveLength(2)
    expect((await csv('?state=failed')).lines).toHaveLength(1)
    expect((await csv('?state=done')).name).toContain(`${bulkId}-done.csv`)
  })

  it('run no formula that a name brought along', async () => {
    const line = (await csv('')).lines.find((one) => one.includes('HYPERLINK'))
    expect(line).toMatch(/;"?'=HYPERLINK/)
  })

  it('are nowhere for a job that is not there', async () => expect((await csv('', 'blk_none')).statusCode).toBe(404))

  it('come whole when they are more than a page', async () => {
    const many = 2_345
    await desk.deps.db.write((sql) => sql.run(
      `WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < ?) INSERT INTO bulk_item (bulkId, n, runId) SELECT 'blk_many', n, 'run' || n FROM k`, many))
    await desk.deps.db.write((sql) => sql.run(`INSERT INTO bulk (id, kind, actor, source, total, createdAt) VALUES ('blk_many', 'pause', 'claire', '{"kind":"runs","count":1}', ?, 1)`, many))
    const { lines } = await csv('', 'blk_many')
    expect(new Set(lines.slice(1).map((line) => line.split(';').at(-1))).size).toBe(many)
  })
})

describe('the page of a job', () => {
  it('keeps which pasted references nobody knew', async () => {
    const page = await claire().get({ bulkId })
    expect([page.total, page.set]).toEqual([3, { kind: 'list', lines: 4, unmatched: 1, unknown: ['C-404'], ambiguous: { lines: [], total: 0 }, portfolio: null }])
  })

  it('offers the nodes of the versions that its runs are on, while it is frozen', async () => {
    const { nodes, goal } = await claire().get({ bulkId })
    expect(goal).toBeNull()
    expect(nodes.length).toBeGreaterThan(1)
    expect(nodes.every(({ versions, runs: n }) => versions.join() === '1' && n === 3)).toBe(true)
    expect(nodes.map(({ nodeId }) => nodeId)).not.toContain('enter')
  })

  it('names the filter, the node and the version', async () => {
    const { bulk } = await claire().freeze({ ask: { kind: 'move', nodeId: 'team' }, source: { kind: 'filter', filter: { journeyId: desk.journeyId, nodeId: 'team' } } })
    expect(bulk.set).toMatchObject({ kind: 'filter', names: { journey: expect.stringMatching(/./), node: expect.stringMatching(/./), portfolio: null } })
    const version = desk.deps.db.read.get<{ id: string; hash: string }>('SELECT id, hash FROM version')
    const migrate = { kind: 'migrate' as const, versionId: version?.id ?? '', planHash: version?.hash ?? '', nodes: { team: { kind: 'stay' as const } }, waits: 'keep' as const }
    const moved = await claire().freeze({ ask: migrate, source: { kind: 'filter', filter: { journeyId: desk.journeyId, version: 1 } } })
    expect(moved.bulk.goal).toMatchObject({ kind: 'version', journeyId: desk.journeyId, version: 1 })
    const page = await claire().get({ bulkId: moved.bulk.id })
    expect([page.nodes, page.moves]).toEqual([[], [{ from: expect.stringMatching(/./), move: { kind: 'stay' }, to: null }]])
  })

  it('takes only who is still on the way, unless the list is that of the ended', async () => {
    await desk.deps.db.write((sql) => sql.run(`UPDATE run SET status = 'ended' WHERE id = ?`, runs[2] ?? ''))
    const migrate = { kind: 'migrate' as const, versionId: 'v', planHash: 'h', nodes: {}, waits: 'keep' as const }
    const filter = { kind: 'filter' as const, filter: { journeyId: desk.journeyId, version: 1 } }
    expect((await claire().freeze({ ask: migrate, source: filter })).bulk.total).toBe(2)
    expect((await claire().freeze({ ask: { kind: 'pause' }, source: filter })).bulk.total).toBe(2)
    expect((await claire().freeze({ ask: { kind: 'pause' }, source: { kind: 'filter', filter: { journeyId: desk.journeyId, state: 'ended' } } })).bulk.total).toBe(1)
  })

  it('begins what its own page shows, whatever another operator chose for the set since', async () => {
    const { bulk } = await claire().freeze({ ask: { kind: 'pause' }, source: { kind: 'runs', runIds: runs } })
    await desk.as('paul').bulks.preview({ bulkId: bulk.id, ask: { kind: 'end' } })
    const started = await claire().start({ bulkId: bulk.id, ask: { kind: 'pause' }, reason: 'a test', perMinute: 1 })
    expect([started.ask, started.state, started.actor]).toEqual([{ kind: 'pause' }, 'running', 'claire'])
    await expect(desk.as('paul').bulks.preview({ bulkId: bulk.id, ask: { kind: 'end' } })).rejects.toThrow('started already')
  })

  it('lists runs of one reason', async () => {
    const of = (code?: string) => claire().items({ bulkId, state: 'skipped', code }).then(({ rows }) => rows.length)
    expect([await of(), await of('already_paused'), await of('ended')]).toEqual([1, 1, 0])
  })
})

describe('the list of jobs', () => {
  it('leaves out sets that were discarded, and empty ones', async () => {
    const none = await claire().freeze({ ask: { kind: 'pause' }, source: { kind: 'list', text: 'C-404' } })
    const given = await claire().freeze({ ask: { kind: 'pause' }, source: { kind: 'runs', runIds: runs } })
    await claire().cancel({ bulkId: given.bulk.id })
    const listed = (await claire().list()).map(({ id }) => id)
    expect(listed).toContain(bulkId)
    expect(listed).not.toContain(none.bulk.id)
    expect(listed).not.toContain(given.bulk.id)
  })
})
