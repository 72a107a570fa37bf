import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskListener } from '../http/desk.ts'
import { HOUR, TestDesk } from '../testing/desk.ts'
import { watchLive } from '../use-cases/live-watch.ts'

describe('the desk over many runs', () => {
  let desk: TestDesk
  let app: FastifyInstance
  const ids: string[] = []
  beforeAll(async () => {
    desk = await TestDesk.open()
    app = await deskListener(desk.deps)
    for (const ref of ['C-1', 'C-2', 'C-3']) ids.push(await desk.enrol(ref))
    for (const id of ids.slice(0, 2)) {
      await desk.pass(id, [{ visit: 1, open: 'enter' }, { visit: 1, close: 'treated' }, { visit: 2, open: 'pay' }])
      await desk.stand(id, 2, { state: 'waiting', nextAt: desk.nowMs + HOUR, waitsFor: 'payment' })
    }
    await desk.deps.db.write((sql) => sql.run('UPDATE run SET tag = 0 WHERE id = ?', ids[2] ?? ''))
  })
  afterAll(async () => {
    await app.close()
    await desk.close()
  })
  const list = (filter: object) => desk.as('Claire').runs.list({ filter: { journeyId: desk.journeyId, ...filter } })
  const refs = async (filter: object) => (await list(filter)).rows.map(({ caseRef }) => caseRef).toSorted()

  it('puts every open run on the live map once, and opens the same list', async () => {
    const map = await desk.as('Claire').live.get({ journeyId: desk.journeyId })
    expect(map).toMatchObject({
      total: 3, versions: [{ version: 1, live: true, open: 3 }], nodes: [{ nodeId: 'pay', name: 'Time to pay', nodeType: 'wait-for-event' }],
      counts: [{ version: 1, nodeId: 'pay', state: 'waiting', count: 2 }, { version: 1, nodeId: null, state: 'starting', count: 1 }],
    })
    expect(await refs({ version: 1, nodeId: 'pay', foremost: true, state: 'waiting' })).toEqual(['C-1', 'C-2'])
    expect(await refs({ state: 'starting' })).toEqual(['C-3'])
    await expect(desk.as('Claire').live.get({ journeyId: 'none' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('shows a paused run as paused, and one whose wait is overdue as in trouble, with the reason', async () => {
    await desk.deps.db.write((sql) => sql.run('UPDATE run SET held = 1, heldAt = ? WHERE id = ?', desk.nowMs, ids[0] ?? ''))
    await desk.stand(ids[1] ?? '', 2, { state: 'waiting', nextAt: desk.nowMs - 6 * 60_000, waitsFor: 'payment' })
    expect((await list({ state: 'paused' })).rows).toMatchObject([{ caseRef: 'C-1', state: 'paused', because: { en: 'paused by an operator since 05:00 (Martinique time)' } }])
    expect((await list({ state: 'trouble' })).rows).toMatchObject([{ caseRef: 'C-2', state: 'trouble', because: { en: 'was due 09:54', fr: 'était prévu 09:54' } }])
    expect(await refs({ state: 'not_moving' })).toEqual(['C-1', 'C-2'])
    expect(await refs({ state: 'waiting' })).toEqual([])
    // Four minutes late is not late.
    await desk.stand(ids[1] ?? '', 2, { state: 'waiting', nextAt: desk.nowMs - 4 * 60_000, waitsFor: 'payment' })
    expect(await refs({ state: 'trouble' })).toEqual([])
  })

  it('says of a run that an incident holds which cause it is', async () => {
    await desk.deps.db.write((sql) => {
      sql.run(`INSERT INTO incident (id, cause, groupKey, openedAt, openedRealMs, seenRealMs) VALUES ('i1', 'provider_refusing', 'sms', 1, 1, 1)`)
      sql.run(`INSERT INTO incident_run (incidentId, runId) VALUES ('i1', ?)`, ids[1] ?? '')
    })
    expect((await list({ incidentId: 'i1' })).rows).toMatchObject([{ caseRef: 'C-2', state: 'trouble', because: { en: 'the provider refuses' } }])
    await desk.deps.db.write((sql) => sql.run('UPDATE incident_run SET found = 0'))
    expect((await list({ incidentId: 'i1' })).rows).toMatchObject([{ caseRef: 'C-2', state: 'waiting' }])
    await desk.deps.db.write((sql) => {
      sql.run('UPDATE incident_run SET found = 1')
      sql.run(`UPDATE incident SET closedAt = 2 WHERE id = 'i1'`)
    })
    expect((await list({ incidentId: 'i1' })).rows).toMatchObject([{ caseRef: 'C-2', state: 'waiting' }])
  })

  it('tells who watches the map at once, and again when a number has changed', async () => {
    const leave = new AbortController()
    const feed = watchLive(desk.deps, desk.journeyId, leave.signal)
    expect((await feed.next()).value).toMatchObject({ total: 3 })
    const next = feed.next()
    await desk.deps.db.write((sql) => sql.run(`UPDATE run SET held = 0 WHERE id = ?`, ids[0] ?? ''))
    const counts = (await next).value?.counts
    expect(counts).toContainEqual({ version: 1, nodeId: 'pay', state: 'waiting', count: 2 })
    leave.abort()
    expect((await feed.next()).done).toBe(true)
  })

  describe('exported', () => {
    const csv = async (query: string) => {
      const { statusCode, body, headers } = await app.inject({ method: 'GET', url: `/api/runs.csv?${query}` })
      return { statusCode, type: headers['content-type'], lines: body.split('\r\n').filter((line) => line !== '') }
    }
    const filter = (value: object) => `filter=${encodeURIComponent(JSON.stringify(value))}`

    it('has exactly the listed runs under a header in the chosen language', async () => {
      const { statusCode, type, lines } = await csv(`${filter({ journeyId: desk.journeyId, state: 'waiting' })}&columns=case,person,state,arrears&language=fr`)
      expect([statusCode, type]).toEqual([200, 'text/csv; charset=utf-8'])
      expect(lines[0]).toBe('\uFEFFDossier;Personne;État;Impayé;Devise;Passage')
      expect(lines.slice(1)).toEqual((await list({ state: 'waiting' })).rows.map((row) => `${row.caseRef};${row.person};en attente;${row.caseRef === 'C-1' ? '200,00' : '100,00'};EUR;${row.runId}`))
      expect((await csv('')).lines.length).toBe(4)
    })

    it('runs no formula that stood in a file', async () => {
      await desk.deps.db.write((sql) => sql.run(`UPDATE person SET firstName = '=HYPERLINK("http://x")' WHERE id = 'per3'`))
      const { lines } = await csv(`${filter({ search: 'C-3' })}&columns=person`)
      expect(lines[1]).toMatch(/^"'=HYPERLINK/)
    })

    it('is refused for a filter that cannot be read', async () => {
      for (const query of ['filter=%7B', filter({ state: 'sleeping' }), filter({ nobody: 1 })]) expect((await csv(query)).statusCode).toBe(400)
    })

    it('reads page after page, each run once, in the order of the list', async () => {
      await desk.deps.db.write((sql) => {
        for (let n = 0; n < 1_200; n++) {
          sql.run(
            `INSERT INTO run (id, caseId, personId, portfolioId, journeyId, versionId, planHash, slug, entryNo, grp, status, enteredAt, entryDay, endedAt, arms, currency, arrearsAtEntry, windowEndsAt, toleranceCents)
             SELECT 'old' || ?, caseId, personId, portfolioId, journeyId, versionId, planHash, slug, 100 + ?, grp, 'ended', ?, entryDay, ?, ';', currency, 0, 0, 0 FROM run WHERE id = ?`,
            n, n, n % 7, n, ids[0] ?? '')
        }
      })
      const { lines } = await csv(`${filter({ state: 'ended' })}&columns=case`)
      const page = await desk.as('Claire').runs.list({ filter: { state: 'ended' }, limit: 500 })
      expect([lines.length - 1, page.total]).toEqual([1_200, 1_200])
      expect(new Set(lines.slice(1)).size).toBe(1_200)
      expect(lines.slice(1, 501)).toEqual(page.rows.map((row) => `${row.caseRef};${row.runId}`))
    })
  })
})

describe('views of the run list', () => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await TestDesk.open()
  })
  afterAll(() => desk.close())

  it('are saved by one and seen, renamed, overwritten and deleted by all', async () => {
    const [claire, amir] = [desk.as('Claire').savedViews, desk.as('Amir').savedViews]
    const saved = await claire.save({ place: 'runs', name: ' Not moving ', query: { state: 'not_moving', version: 2 }, columns: ['phone', '-version'] })
    expect(await amir.list({ place: 'runs' })).toEqual([{ ...saved, name: 'Not moving', owner: 'Claire', query: { state: 'not_moving', version: 2 }, columns: ['phone', '-version'] }])
    await amir.change({ viewId: saved.viewId, name: 'Stuck' })
    await amir.change({ viewId: saved.viewId, query: { state: 'paused' }, columns: [] })
    expect(await claire.list({ place: 'runs' })).toMatchObject([{ name: 'Stuck', query: { state: 'paused' }, columns: [] }])
    await claire.save({ place: 'runs', name: 'alone', query: {}, columns: [] })
    expect((await amir.list({ place: 'runs' })).map(({ name }) => name)).toEqual(['alone', 'Stuck'])
    await amir.drop({ viewId: saved.viewId })
    await amir.drop({ viewId: saved.viewId })
    expect((await claire.list({ place: 'runs' })).map(({ name }) => name)).toEqual(['alone'])
  })

  it('have a name each, and say so; one that is gone cannot be changed', async () => {
    const { savedViews } = desk.as('Claire')
    const one = await savedViews.save({ place: 'runs', name: 'One', query: {}, columns: [] })
    await expect(savedViews.save({ place: 'runs', name: 'One', query: {}, columns: [] })).rejects.toMatchObject({ code: 'CONFLICT' })
    const two = await savedViews.save({ place: 'runs', name: 'Two', query: {}, columns: [] })
    await expect(savedViews.change({ viewId: two.viewId, name: 'One' })).rejects.toMatchObject({ code: 'CONFLICT' })
    await savedViews.drop({ viewId: one.viewId })
    await expect(savedViews.change({ viewId: one.viewId, name: 'Three' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
