import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endRun, issueCommand, liftStop, recordDecision, runById, setStop, settleCommand } from '@parcours/store'
import { HOUR, MONDAY_10, TestDesk } from '../testing/desk.ts'

const DAY = 24 * HOUR

describe('the top of a run’s page', () => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await TestDesk.open()
  })
  afterAll(() => desk.close())
  const standing = async (runId: string) => (await desk.as('Claire').runs.get({ runId })).standing
  const atPay = async (caseRef: string) => {
    const runId = await desk.enrol(caseRef)
    await desk.pass(runId, [{ visit: 1, open: 'enter' }, { visit: 1, close: 'treated' }, { visit: 2, open: 'pay' }])
    await desk.stand(runId, 2, { state: 'waiting', nextAt: MONDAY_10 + 7 * DAY, waitsFor: 'payment' })
    return runId
  }

  describe('of a run that waits', () => {
    let runId: string
    beforeAll(async () => {
      runId = await atPay('C-2')
    })

    it('says where, since when, what wakes it and what follows', async () => {
      const { branches, pause, stops } = await standing(runId)
      expect(branches).toEqual([{
        visitSeq: 2, where: { en: 'Waits at “Time to pay”', fr: 'Attend à « Time to pay »' }, because: null, sinceMs: MONDAY_10,
        wakes: [{ en: 'a payment', fr: 'un paiement' }, { en: 'Mon 30 Nov 10:00', fr: 'lundi 30 nov. 10:00' }],
        next: [
          { when: { en: 'a payment', fr: 'un paiement' }, to: { en: '“End”', fr: '« End »' } },
          { when: { en: 'when the time is up', fr: 'quand le délai passe' }, to: { en: '“Reminder call”', fr: '« Reminder call »' } },
        ],
      }])
      expect([pause, stops]).toEqual([null, []])
    })

    it('names what ends it at once, as its journey says', async () => {
      const { endsOn } = await standing(runId)
      expect(endsOn?.en).toMatch(/^the arrears are paid, settled, .* or the person has died$/)
      expect(endsOn?.fr).toMatch(/ ou décès$/)
    })

    it('names a stop that holds its contacts, until it is lifted, and none that is not about it', async () => {
      const stop = (scope: 'workspace' | 'channel' | 'journey', target: string) => desk.deps.db.write((sql) =>
        setStop(sql, { scope, target, effect: 'contact', reason: `stop ${scope}`, actor: 'claire', nowMs: desk.nowMs, realMs: desk.nowMs }))
      const set = [await stop('channel', 'voice_ai'), await stop('journey', desk.journeyId), await stop('journey', 'another'), await stop('workspace', '')]
      expect((await standing(runId)).stops.map(({ reason }) => reason).toSorted()).toEqual(['stop channel', 'stop journey', 'stop workspace'])
      expect((await standing(runId)).stops.find(({ reason }) => reason === 'stop channel')).toMatchObject({ actor: 'claire', words: { fr: 'Tous les contacts par le canal « Appel » sont arrêtés' } })
      for (const { id } of set) await desk.deps.db.write((sql) => liftStop(sql, { id, reason: 'over', actor: 'claire', nowMs: desk.nowMs }))
      expect((await standing(runId)).stops).toEqual([])
    })

    it('says of a pause since when, by whom, why, and what is left of the wait', async () => {
      desk.nowMs += 2 * DAY
      const command = { id: 'cmd-1', runId, reason: 'The branch looks into it', actor: 'claire', nowMs: desk.nowMs, realMs: desk.nowMs }
      await desk.deps.db.write((sql) => issueCommand(sql, { ...command, ask: { kind: 'pause' } }))
      desk.nowMs += HOUR
      const before = await standing(runId)
      expect(before.pause).toEqual({ atMs: MONDAY_10 + 2 * DAY, actor: 'claire', reason: 'The branch looks into it', left: { en: '5 d', fr: '5 j' } })
      expect(before.branches[0]?.wakes).toEqual([{ en: 'an operator, who resumes it', fr: 'un opérateur, qui le reprend' }])
      // What the workflow froze is exact: it may have heard a moment later.
      const place = { visit: 2, nodeId: 'pay', state: 'waiting', untilMs: null } as const
      await desk.deps.db.write((sql) => settleCommand(sql, 'cmd-1', { nowMs: desk.nowMs, answer: { kind: 'applied', before: [place], after: [{ ...place, leftMs: 5 * DAY - HOUR }] } }))
      expect((await standing(runId)).pause?.left).toEqual({ en: '4 d 23 h', fr: '4 j 23 h' })
    })
  })

  describe('of a run with branches', () => {
    let runId: string
    beforeAll(async () => {
      runId = await desk.enrol('C-1')
      await desk.pass(runId, [
        { visit: 1, open: 'enter' }, { visit: 1, close: 'treated' }, { visit: 2, open: 'email' }, { visit: 3, open: 'letter' }, { visit: 4, open: 'both' }])
      const decision = {
        runId, visitSeq: 2, attempt: 1, nodeId: 'email', personId: 'per1', channel: 'email', packs: [], inputs: {}, late: false, law: true, untilMs: desk.nowMs + DAY,
      }
      await desk.deps.db.write((sql) => {
        recordDecision(sql, { ...decision, at: desk.nowMs, verdict: 'allow', rules: [] })
        recordDecision(sql, { ...decision, at: desk.nowMs + HOUR, verdict: 'defer', rules: ['fr-house.window'] })
        recordDecision(sql, { ...decision, at: desk.nowMs + 2 * HOUR, verdict: 'defer', rules: ['fr-house.window'] })
      })
      await desk.stand(runId, 2, { state: 'postponed', because: { rules: ['fr-house.window'], law: true }, nextAt: desk.nowMs + DAY })
      await desk.stand(runId, 3, { state: 'suspended', because: { rules: ['house.dispute'], reason: 'dispute' } })
    })

    it('tells each by itself: postponed since the first refusal, suspended until the answer, and who waits for them', async () => {
      const { branches: [email, letter, both] } = await standing(runId)
      expect(email).toMatchObject({ where: { en: '“Email” is postponed by contact law' }, sinceMs: desk.nowMs + HOUR })
      expect(email?.because?.en).toMatch(/^Contact hours: /)
      expect(email?.wakes[0]?.en).toMatch(/, when the gate is asked again$/)
      expect(email?.next).toEqual([{ when: { en: 'otherwise', fr: 'sinon' }, to: { en: '“Both”', fr: '« Both »' } }])
      expect(letter).toMatchObject({ where: { fr: '« Letter » est suspendu' }, because: { en: 'A dispute is open' }, wakes: [{ en: 'the answer to the open question' }] })
      expect(both).toMatchObject({ where: { en: 'At “Both”, with the other branches still on their way' }, wakes: [{ fr: 'l’arrivée des autres branches' }] })
    })
  })

  it('says of a run that has ended what still counts for it', async () => {
    const runId = await atPay('C-3')
    await desk.deps.db.write((sql) => {
      const run = runById(sql, runId)
      if (run) endRun(sql, run, { reason: 'cured', nowMs: desk.nowMs })
    })
    expect(await standing(runId)).toMatchObject({ branches: [], endsOn: null, after: { en: 'Payments count for it until Wed 9 Dec 11:00' }, pause: null })
    desk.nowMs += 20 * DAY
    expect((await standing(runId)).after?.fr).toBe('Plus rien : sa fenêtre de mesure est close')
  })
})
