import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addCost, applyDispute, beginContact, endRun, openTask, receive, recordDecision, runById, settle, settleContact, type ContactRecord,
} from '@parcours/store'
import { HOUR, MONDAY_10, TestDesk } from '../testing/desk.ts'
import { receiveEvent } from './receive-event.ts'

const DAY = 24 * HOUR
const WINDOW = { rules: ['fr-house.window'], law: true }

describe('the runs of the desk', () => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await TestDesk.open()
  })
  afterAll(() => desk.close())
  const view = (runId: string) => desk.as('Claire').runs.get({ runId })

  describe('a run that waits for a payment', () => {
    let runId: string
    beforeAll(async () => {
      runId = await desk.enrol('C-2')
      await desk.pass(runId, [
        { visit: 1, open: 'enter' }, { visit: 1, close: 'treated' }, { visit: 2, open: 'tone' }, { visit: 2, close: 'A' }, { visit: 3, open: 'sms' }])
      desk.nowMs += 3 * DAY
      await desk.pass(runId, [{ visit: 3, close: 'no_reply' }, { visit: 4, open: 'pay' }])
      await desk.stand(runId, 4, { state: 'waiting', nextAt: MONDAY_10 + 7 * DAY + 4 * HOUR, waitsFor: 'payment' })
    })

    it('says for what, until when, and what comes then', async () => {
      const { place, row, temporalUrl } = await view(runId)
      expect(place).toEqual({
        en: 'Waiting for a payment until Mon 14:00, then “Reminder call”', fr: 'Attend un paiement jusqu’à lundi 14:00, puis « Reminder call »',
      })
      expect(row).toMatchObject({ state: 'waiting', nodeId: 'pay', nodeName: 'Time to pay', because: { en: 'a payment', fr: 'un paiement' }, version: 1, arrearsCents: 10_000, caseRef: 'C-2' })
      expect(temporalUrl).toBe(`http://127.0.0.1:8233/namespaces/parcours/workflows/${runId}`)
    })

    it('says in short what it waits for, also where that is one of several, or nothing but time', async () => {
      const because = async (waitsFor: string) => {
        await desk.stand(runId, 4, { state: 'waiting', nextAt: MONDAY_10 + 7 * DAY + 4 * HOUR, waitsFor })
        return (await desk.as('Claire').runs.list({ filter: { search: 'C-2' } })).rows[0]?.because
      }
      expect(await because('reply,click,undelivered')).toEqual({ en: 'a reply or a click', fr: 'une réponse ou un clic' })
      expect(await because('')).toBeNull()
      expect(await because('payment')).toEqual({ en: 'a payment', fr: 'un paiement' })
    })

    it('tells the way that it has come', async () => {
      const { timeline } = await view(runId)
      expect(timeline.map(({ title }) => title.en)).toEqual(['Entered', 'Tone test → A', 'Courteous SMS → no reply', 'Time to pay'])
      expect(timeline.map(({ category }) => category)).toEqual(['flow', 'decide', 'contact', 'time'])
      expect(timeline[2]?.detail).toEqual({ en: 'after 3 d', fr: 'après 3 j' })
      expect(timeline[3]?.detail?.en).toBe('Payment, for 7 days')
    })

    it('is found by name, phone, email and references, and by what it is doing', async () => {
      const { runs } = desk.as('Claire')
      const found = async (filter: NonNullable<Parameters<typeof runs.list>[0]>['filter']) => (await runs.list({ filter })).rows.map((row) => row.caseRef)
      for (const search of ['okafor', 'PAUL', '06 98 76', '+33698', 'paul@ex', 'c-2', 'D-2', 'K-2']) expect([search, await found({ search })]).toEqual([search, ['C-2']])
      expect(await found({ search: 'marchetti' })).toEqual([])
      expect(await found({ journeyId: desk.journeyId, version: 1, nodeId: 'pay', state: 'waiting' })).toEqual(['C-2'])
      expect(await found({ journeyId: desk.journeyId, nodeId: 'sms', outcome: 'no_reply' })).toEqual(['C-2'])
      expect(await found({ journeyId: desk.journeyId, version: 9 })).toEqual([])
      expect(await found({ state: 'postponed' })).toEqual([])
      expect(await runs.counts()).toEqual({ open: 1 })
    })
  })

  describe('a run whose call is postponed by law, far from here', () => {
    let runId: string
    const next = MONDAY_10 + 7 * DAY + 3 * HOUR
    beforeAll(async () => {
      runId = await desk.enrol('C-1')
      await desk.pass(runId, [{ visit: 1, open: 'enter' }, { visit: 1, close: 'treated' }, { visit: 2, open: 'call' }])
      desk.nowMs += HOUR
      await desk.deps.db.write((sql) => {
        const one = {
          runId, visitSeq: 2, attempt: 1, nodeId: 'call', personId: 'per1', channel: 'voice_ai', at: desk.nowMs, packs: [{ id: 'fr-house', version: '2.1' }],
          inputs: { zones: '["America/Martinique"]' }, late: false,
        }
        for (let i = 0; i < 3; i++) recordDecision(sql, { ...one, verdict: 'defer', rules: WINDOW.rules, untilMs: next, law: true })
        recordDecision(sql, { ...one, attempt: 2, verdict: 'defer', rules: ['house-pacing.hour'], untilMs: next + HOUR, law: false })
      })
      await desk.stand(runId, 2, { state: 'postponed', because: WINDOW, nextAt: next })
    })

    it('gives the rule in words and the hour where the person lives', async () => {
      const { row, place } = await view(runId)
      expect(row.state).toBe('postponed')
      expect(row.because?.en).toMatch(/^Contact hours: .*, where the person lives: Mon 08:00 \(Martinique time\)$/)
      expect(row.because?.fr).toMatch(/chez la personne : lundi 08:00 \(heure de Martinique\)$/)
      expect(place.en).toBe('“Reminder call” is postponed by contact law to Mon 08:00 (Martinique time)')
    })

    it('tells pacing apart, and the same answer once', async () => {
      const decisions = (await view(runId)).timeline.filter(({ kind }) => kind === 'decision')
      expect(decisions.map(({ title }) => title)).toEqual(Array.from({ length: 2 }, () => ({ en: 'Reminder call: postponed', fr: 'Reminder call : différé' })))
      expect(decisions[0]?.detail?.en).toMatch(/next legal time: Mon 08:00/)
      expect(decisions[0]?.evidence).toMatchObject({ asked: 3, law: true, packs: ['fr-house@2.1'] })
      expect(decisions[0]?.rules).toMatchObject([{ rule: 'fr-house.window', status: { fr: 'Usage maison, sans base légale trouvée' } }])
      expect(decisions[1]?.detail?.en).toMatch(/^Pacing: .* goes on Mon 09:00/)
    })

    it('tells a provider that is away from pacing, and why nobody knows a legal hour', async () => {
      await desk.stand(runId, 2, { state: 'postponed', because: { rules: ['provider.unavailable'], law: false }, nextAt: desk.nowMs + HOUR })
      const away = await view(runId)
      expect(away.place.en).toMatch(/^“Reminder call” is postponed by the provider to /)
      expect(away.row.because?.fr).toMatch(/^Le prestataire ne prend rien pour l’instant/)
      await desk.stand(runId, 2, { state: 'suspended', because: { rules: ['fr-house.holiday'], reason: 'no_calendar' }, nextAt: next })
      const { place, row } = await view(runId)
      expect(place).toEqual({
        en: '“Reminder call” is suspended; looked at again Mon 08:00 (Martinique time)', fr: '« Reminder call » est suspendu ; réexaminé lundi 08:00 (heure de Martinique)',
      })
      expect(row.because?.en).toMatch(/^A calendar of public holidays is missing · /)
      expect(row.because?.fr).toMatch(/^Un calendrier de jours fériés manque · /)
    })

    it('shows two branches, the one that asks for attention first', async () => {
      await desk.pass(runId, [{ visit: 2, close: 'no_answer' }, { visit: 3, open: 'email' }, { visit: 4, open: 'both' }])
      await desk.stand(runId, 3, { state: 'suspended', because: { rules: ['house.dispute'], reason: 'dispute' } })
      const { row, place } = await view(runId)
      expect(row).toMatchObject({ state: 'suspended', nodeId: 'email', because: { en: 'A dispute is open', fr: 'Une contestation est ouverte' } })
      expect(place.en).toBe('“Email” is suspended until the question is closed')
      expect((await desk.as('Claire').runs.list({ filter: { state: 'working' } })).rows).toEqual([])
    })

    it('names the branches in its place', async () => {
      await desk.pass(runId, [{ visit: 5, open: 'letter' }])
      await desk.stand(runId, 5, { state: 'waiting', waitsFor: 'reply,undelivered', nextAt: next })
      expect((await view(runId)).place).toEqual({
        en: '“Email” is suspended until the question is closed; “Letter”: waiting for a reply until Mon 08:00 (Martinique time), then “Both”',
        fr: '« Email » est suspendu jusqu’à la réponse à la question ; « Letter » : attend une réponse jusqu’à lundi 08:00 (heure de Martinique), puis « Both »',
      })
    })
  })

  describe('a run that has ended', () => {
    let runId: string
    const contact = (over: Partial<ContactRecord>) => ({
      runId, visitSeq: 2, attempt: 1, nodeId: 'call', personId: 'per3', caseId: 'case3', debtIds: '["debt3-1"]', channel: 'voice_ai', address: '+33611111111',
      textId: 'voice-opening@1', language: 'fr', subject: null, body: 'Bonjour', at: desk.nowMs, sendByRealMs: 0, windowEndMs: desk.nowMs + HOUR, sandbox: 1, ...over,
    })
    beforeAll(async () => {
      runId = await desk.enrol('C-3')
      await desk.pass(runId, [{ visit: 1, open: 'enter' }, { visit: 1, close: 'treated' }, { visit: 2, open: 'call' }])
      desk.nowMs += HOUR
      await desk.deps.db.write((sql) => {
        const { id } = beginContact(sql, contact({}))
        settleContact(sql, id, {
          status: 'delivered', outcome: 'conversation', costCents: 45, nowMs: desk.nowMs, from: ['sending'],
          result: { outcome: 'promise', also: [], durationSeconds: 200, identityVerified: true, disclosureAtMs: 900, costCents: 45, promise: { amountCents: 10_000, dueDate: '2026-12-05' } },
        })
        addCost(sql, { runId, visitSeq: 2, cents: 0 })
        const task = { runId, visitSeq: 2, personId: 'per3', caseId: 'case3', queue: 'care', skill: '', priority: 2, openedAt: desk.nowMs, dueAt: desk.nowMs + HOUR }
        openTask(sql, { ...task, instructions: 'Listen', results: ['solved'], title: { en: 'Listen', fr: 'Écouter' }, tag: 1 })
        const heard = receive(sql, { source: 'sms', messageId: 'SM1', type: 'sms.status', body: {}, atMs: desk.nowMs })
        if (heard.kind === 'new') settle(sql, heard.eventId, { status: 'applied', caseId: 'case3' })
      })
      desk.nowMs += HOUR
      await receiveEvent(desk.deps, { type: 'payment', messageId: 'm1', debt: 'D-3-1', amountCents: 10_000, currency: 'EUR', valueDate: '2026-11-26' }, 'sandbox')
      desk.nowMs += HOUR
      await desk.pass(runId, [{ visit: 2, close: 'left:cured' }])
      await desk.deps.db.write((sql) => {
        const run = runById(sql, runId)
        if (run) endRun(sql, run, { reason: 'cured', nowMs: desk.nowMs })
      })
    })

    it('tells call, task, payment and end, with evidence, cost and the mark of the sandbox', async () => {
      const { timeline, place, row } = await view(runId)
      expect(place).toEqual({ en: 'Ended: the arrears are paid', fr: 'Terminé : l’arriéré est réglé' })
      expect(row).toMatchObject({ state: 'ended', endReason: 'cured', nodeId: null, arrearsCents: 0 })
      expect(timeline.map(({ kind, title }) => [kind, title.en])).toEqual([
        ['entered', 'Entered'], ['contact', 'Reminder call: promise'], ['task', 'Task: Listen'], ['event', 'Payment'],
        ['visit', 'Left “Reminder call”: the arrears are paid'], ['ended', 'Ended: the arrears are paid'],
      ])
      const [, call, , payment] = timeline
      expect(call).toMatchObject({ costCents: 45, sandbox: true, category: 'contact', evidence: { text: 'voice-opening@1', call: { outcome: 'promise' } } })
      expect(call?.message).toEqual({ subject: null, body: 'Bonjour', spoken: true })
      expect(call?.detail?.en).toBe('Call · voice-opening v1, French · 3 min 20 s · identity checked · promises €100.00 by 5 December 2026')
      expect(call?.detail?.fr).toMatch(/3 min 20 s · identité vérifiée · promet 100,00\s€ pour le 5 décembre 2026$/)
      expect(payment).toMatchObject({ sandbox: true, category: 'good', detail: { en: '€100.00 · debt D-3-1 · value date 26 November 2026' } })
    })

    it('shows its debts as the page names them', async () => {
      expect((await view(runId)).debts).toMatchObject([{ reference: 'D-3-1', status: 'current', arrearsCents: 0, balanceCents: 10_000 }])
    })
  })

  it('says of an unknown run that there is none', async () => {
    await expect(view('run_none')).rejects.toMatchObject({ code: 'NOT_FOUND', cause: { told: { code: 'run_unknown' } } })
  })

  it('keeps a dispute that came while the run waited', async () => {
    const { rows } = await desk.as('Claire').runs.list({ filter: { search: 'C-2' } })
    const runId = rows[0]?.runId ?? ''
    await desk.deps.db.write((sql) => {
      const heard = receive(sql, { source: 'api', messageId: 'd1', type: 'dispute', body: { note: 'Not mine' }, atMs: desk.nowMs })
      if (heard.kind !== 'new') return
      applyDispute(sql, { eventId: heard.eventId, nowMs: desk.nowMs, personId: 'per2', caseId: 'case2', debtId: 'debt2-1' })
      settle(sql, heard.eventId, { status: 'applied', personId: 'per2', caseId: 'case2' })
    })
    const last = (await view(runId)).timeline.slice(-2)
    expect(last.map(({ title, detail }) => [title.en, detail?.en])).toEqual([['Dispute', '“Not mine”'], ['Task: Dispute to examine', 'Queue “Disputes”']])
    const [task] = await desk.as('Claire').tasks.list({ queue: 'disputes' })
    await desk.as('Claire').tasks.resolve({ taskId: task?.taskId ?? '', result: 'resume', note: '' })
    const answered = (await view(runId)).timeline.find(({ title }) => title.en.startsWith('Task resolved'))
    expect(answered?.title).toEqual({ en: 'Task resolved: contacts go on', fr: 'Tâche résolue : les contacts reprennent' })
  })
})
