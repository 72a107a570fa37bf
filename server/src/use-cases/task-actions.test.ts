import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { applyComplaint, applyDispute, applyReply, openTask, type Fact, type Sql } from '@parcours/store'
import { HOUR, TestDesk } from '../testing/desk.ts'

describe('the inbox', () => {
  let desk: TestDesk
  let runId: string
  beforeAll(async () => {
    desk = await TestDesk.open()
    runId = await desk.enrol('C-1')
    await desk.pass(runId, [{ visit: 1, open: 'enter' }, { visit: 1, close: 'treated' }, { visit: 2, open: 'team' }])
  })
  afterAll(() => desk.close())

  const events = (run = runId) => desk.deps.db.read
    .all<{ payload: string }>(`SELECT payload FROM delivery WHERE runId = ? AND kind = 'event' ORDER BY seq`, run)
    .map(({ payload }) => JSON.parse(payload) as { type: string; stop?: string; data: Record<string, unknown> })

  describe('a task of a journey', () => {
    let taskId: string
    let visitSeq = 1
    beforeEach(async () => {
      visitSeq += 1
      taskId = await desk.deps.db.write((sql) => openTask(sql, {
        runId, visitSeq, personId: 'per1', caseId: 'case1', queue: 'care', skill: 'listening', priority: visitSeq === 2 ? 3 : 1, openedAt: desk.nowMs,
        dueAt: desk.nowMs + HOUR, instructions: 'Listen first', results: ['solved', 'not_reached'], title: { en: 'Listen first', fr: 'Écouter' }, tag: 0,
      }))
    })

    it('is claimed by one of two, and given back by who has it', async () => {
      const [claire, yanis] = [desk.as('Claire').tasks, desk.as('Yanis').tasks]
      expect(await claire.claim({ taskId })).toMatchObject({ status: 'claimed', claimedBy: 'Claire', runId, run: { row: { caseRef: 'C-1' } }, results: ['solved', 'not_reached'], kind: 'handoff' })
      expect(await claire.claim({ taskId })).toMatchObject({ claimedBy: 'Claire' })
      await expect(yanis.claim({ taskId })).rejects.toMatchObject({ code: 'CONFLICT', message: 'Claire has this task' })
      await expect(yanis.release({ taskId })).rejects.toMatchObject({ cause: { told: { code: 'task_claimed', fr: 'Cette tâche est prise par Claire' } } })
      expect(await claire.release({ taskId })).toMatchObject({ status: 'open', claimedBy: null })
      expect(await yanis.claim({ taskId })).toMatchObject({ claimedBy: 'Yanis' })
    })

    it('is resolved once; its result goes to the run, and the second is told', async () => {
      const { tasks } = desk.as('Claire')
      await expect(tasks.resolve({ taskId, result: 'sold', note: '' })).rejects.toMatchObject({ code: 'BAD_REQUEST', message: expect.stringContaining('solved, not_reached') as string })
      expect(await tasks.resolve({ taskId, result: 'solved', note: 'Agreed' })).toEqual({ kind: 'resolved' })
      expect(events().at(-1)).toMatchObject({ type: 'task.resolved', data: { result: 'solved', visit: visitSeq } })
      expect(await desk.as('Yanis').tasks.resolve({ taskId, result: 'not_reached', note: '' })).toEqual({ kind: 'already', status: 'resolved', result: 'solved' })
      await expect(tasks.claim({ taskId })).rejects.toMatchObject({ cause: { told: { code: 'task_over' } } })
      expect(await tasks.get({ taskId })).toMatchObject({ status: 'resolved', result: 'solved' })
    })

    it('is told in words in the timeline of its run', async () => {
      await desk.as('Claire').tasks.resolve({ taskId, result: 'not_reached', note: '' })
      const { timeline } = await desk.as('Claire').runs.get({ runId })
      expect(timeline.findLast(({ title }) => title.en.startsWith('Task resolved'))?.title).toEqual({ en: 'Task resolved: not reached', fr: 'Tâche résolue : non joint' })
    })

    it('is listed with its queue, the urgent first', async () => {
      const { tasks } = desk.as('Claire')
      const open = await tasks.list({ queue: 'care' })
      expect(open.map(({ priority }) => priority)).toEqual(open.map(({ priority }) => priority).toSorted((a, b) => a - b))
      expect(open.find((task) => task.taskId === taskId)).toMatchObject({
        title: { en: 'Listen first', fr: 'Écouter' }, person: 'Hélène Marchetti', caseRef: 'C-1', arrearsCents: 20_000, currency: 'EUR', skill: 'listening',
      })
      expect((await tasks.list({ status: 'resolved' })).every(({ status }) => status === 'resolved')).toBe(true)
      expect((await tasks.queues()).find(({ name }) => name === 'care')).toEqual({ name: 'care', label: { en: 'Care', fr: 'Accompagnement' }, open: open.length })
      expect(await tasks.list({ queue: 'legal' })).toEqual([])
    })

    it('that does not exist is said to', async () => {
      await expect(desk.as('Claire').tasks.get({ taskId: 'task_none' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(desk.as('Claire').tasks.resolve({ taskId: 'task_none', result: 'x', note: '' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    })
  })

  describe('a question that suspends contact', () => {
    let n = 0
    /** Applies a fact about Hélène's case. @returns the question's task */
    const ask = async (apply: (sql: Sql, fact: Fact) => void, debtId?: string): Promise<string> => {
      n += 1
      await desk.deps.db.write((sql) => apply(sql, { eventId: `e${n}`, nowMs: desk.nowMs, personId: 'per1', caseId: 'case1', debtId }))
      const task = desk.deps.db.read.get<{ id: string }>(`SELECT id FROM task WHERE kind LIKE 'suspension:%' AND status = 'open'`)
      return task?.id ?? ''
    }
    const suspended = () => desk.deps.db.read.all<{ kind: string }>('SELECT kind FROM suspension WHERE releasedAt IS NULL').map(({ kind }) => kind)
    const debts = () => Object.fromEntries(desk.deps.db.read.all<{ id: string; status: string }>(`SELECT id, status FROM debt WHERE caseId = 'case1'`).map((d) => [d.id, d.status]))
    const answer = (taskId: string, result: string) => desk.as('Claire').tasks.resolve({ taskId, result, note: '' })

    it('shows the run of its case as context', async () => {
      const taskId = await ask(applyDispute, 'debt1-1')
      expect(await desk.as('Claire').tasks.get({ taskId })).toMatchObject({ kind: 'dispute', queue: 'disputes', runId, results: ['resume', 'close'], run: { row: { runId } } })
      expect(await answer(taskId, 'resume')).toEqual({ kind: 'resolved' })
    })

    it('lets contact go on when there is nothing in it', async () => {
      const taskId = await ask(applyDispute, 'debt1-1')
      expect(suspended()).toEqual(['dispute'])
      await answer(taskId, 'resume')
      expect([suspended(), debts()]).toEqual([[], { 'debt1-1': 'open', 'debt1-2': 'open' }])
      expect(events().at(-1)).toMatchObject({ type: 'released' })
    })

    it('withdraws the one debt that is rightly disputed, and goes on with the other', async () => {
      await answer(await ask(applyDispute, 'debt1-1'), 'close')
      expect([suspended(), debts()]).toEqual([[], { 'debt1-1': 'recalled', 'debt1-2': 'open' }])
      const last = (await desk.as('Claire').events.list({ limit: 1 })).rows[0]
      expect(last).toMatchObject({ source: 'desk', type: 'recalled', status: 'applied', reference: 'D-1-1' })
    })

    it('is over when a reply has been read', async () => {
      const taskId = await ask((sql, fact) => applyReply(sql, fact, { channel: 'sms', address: '+33612345678' }))
      expect(await desk.as('Claire').tasks.get({ taskId })).toMatchObject({ kind: 'unread_reply' })
      await answer(taskId, 'read')
      expect(suspended()).toEqual([])
    })

    it('is over when a complaint has been answered', async () => {
      const taskId = await ask(applyComplaint)
      expect(await desk.as('Claire').tasks.get({ taskId })).toMatchObject({ kind: 'complaint', queue: 'complaints', results: ['answered', 'upheld'] })
      await answer(taskId, 'answered')
      expect(suspended()).toEqual([])
      expect(events().at(-1)).toMatchObject({ type: 'released', data: { kind: 'complaint' } })
    })

    it('stays when a complaint is justified, with a review from which it is lifted one day', async () => {
      await answer(await ask(applyComplaint), 'upheld')
      expect(suspended()).toEqual(['complaint'])
      const review = async () => (await desk.as('Claire').tasks.list({ queue: 'complaints' })).filter(({ status }) => status === 'open')
      expect(await review()).toMatchObject([{ title: { en: 'Contact still suspended. Complaint to answer' } }])
      const first = (await review())[0]?.taskId ?? ''
      expect(await desk.as('Claire').tasks.get({ taskId: first })).toMatchObject({ kind: 'complaint', runId, results: ['resume', 'keep'] })
      await answer(first, 'keep')
      const second = (await review())[0]?.taskId ?? ''
      expect([suspended(), second === first]).toEqual([['complaint'], false])
      await answer(second, 'resume')
      expect([suspended(), await review()]).toEqual([[], []])
    })

    it('is kept by the old name of that answer too, with the same way back', async () => {
      const taskId = await ask(applyComplaint)
      await desk.deps.db.write((sql) => sql.run(`UPDATE task SET results = '["resume","close"]' WHERE id = ?`, taskId))
      await answer(taskId, 'close')
      expect(suspended()).toEqual(['complaint'])
      const [review] = await desk.as('Claire').tasks.list({ queue: 'complaints', status: 'open' })
      await answer(review?.taskId ?? '', 'resume')
      expect(suspended()).toEqual([])
    })

    it('ends the run when all that is owed is rightly disputed', async () => {
      await answer(await ask(applyDispute), 'close')
      expect(debts()).toEqual({ 'debt1-1': 'recalled', 'debt1-2': 'recalled' })
      expect(events().findLast((event) => event.stop !== undefined)).toMatchObject({ stop: 'recalled' })
    })
  })
})
