import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueCommand, recordFact, settleCommand } from '@parcours/store'
import { HOUR, TestDesk } from '../testing/desk.ts'

describe('what operators asked of a run', () => {
  let desk: TestDesk
  let runId: string
  const items = async () => (await desk.as('Claire').runs.get({ runId })).timeline.filter(({ kind }) => kind === 'command')
  const ask = (id: string, of: Parameters<typeof issueCommand>[1]['ask'], reason = 'It must be') => desk.deps.db.write((sql) =>
    issueCommand(sql, { id, runId, ask: of, reason, actor: 'claire', nowMs: (desk.nowMs += HOUR), realMs: 1 }))
  beforeAll(async () => {
    desk = await TestDesk.open()
    runId = await desk.enrol('C-2')
    await desk.pass(runId, [{ visit: 1, open: 'enter' }, { visit: 1, close: 'treated' }, { visit: 2, open: 'pay' }])
  })
  afterAll(() => desk.close())

  it('is on its way until the run answers', async () => {
    await ask('c1', { kind: 'move', nodeId: 'call' }, 'Wrong branch')
    expect(await items()).toMatchObject([{
      title: { en: 'Move: on its way', fr: 'Déplacement : en route' }, actor: 'claire', detail: { en: '“Wrong branch” · to “Reminder call”', fr: '« Wrong branch » · vers « Reminder call »' }, changes: [],
    }])
  })

  it('tells where the run stood before and stands after', async () => {
    const before = [{ visit: 2, nodeId: 'pay', state: 'waiting' as const, untilMs: desk.nowMs + 3 * HOUR }]
    const after = [{ visit: 3, nodeId: 'call', state: 'working' as const, untilMs: null }]
    await desk.deps.db.write((sql) => settleCommand(sql, 'c1', { answer: { kind: 'applied', before, after }, nowMs: desk.nowMs }))
    const [moved] = await items()
    expect(moved?.title).toEqual({ en: 'Moved', fr: 'Déplacé' })
    expect(moved?.changes).toEqual([{
      what: { en: 'Place', fr: 'Place' }, before: { en: '“Time to pay”, waiting, until 14:00', fr: '« Time to pay », en attente, jusqu’à 14:00' },
      after: { en: '“Reminder call”, under way', fr: '« Reminder call », en cours' },
    }])
  })

  it('tells a refusal with its reason, in amber and with nothing changed', async () => {
    await ask('c2', { kind: 'skip' })
    await desk.deps.db.write((sql) => settleCommand(sql, 'c2', { answer: { kind: 'refused', code: 'postponed' }, nowMs: desk.nowMs }))
    expect((await items()).at(-1)).toMatchObject({
      title: { en: 'Skip the wait: refused', fr: 'Passage de l’attente : refus' }, category: 'warn', changes: [], evidence: { refusal: 'postponed' },
    })
    expect((await items()).at(-1)?.detail?.en).toMatch(/^“It must be” · Contact law or pacing has postponed it/)
  })

  it('tells what is left under a pause, and how the waits went on', async () => {
    const place = { visit: 3, nodeId: 'call', state: 'waiting' as const, untilMs: null }
    await ask('c3', { kind: 'pause' })
    await desk.deps.db.write((sql) => settleCommand(sql, 'c3', { answer: { kind: 'applied', before: [place], after: [{ ...place, leftMs: 26 * HOUR }] }, nowMs: desk.nowMs }))
    await ask('c4', { kind: 'resume', waits: 'left' })
    await desk.deps.db.write((sql) => settleCommand(sql, 'c4', { answer: { kind: 'applied', before: [place], after: [place] }, nowMs: desk.nowMs }))
    const [paused, resumed] = (await items()).slice(-2)
    expect(paused?.changes[0]?.after).toEqual({ en: '“Reminder call”, waiting, 1 d 2 h left', fr: '« Reminder call », en attente, reste 1 j 2 h' })
    expect(resumed).toMatchObject({ title: { fr: 'Repris' }, detail: { en: '“It must be” · with the time that was left' }, changes: [] })
  })

  it('tells facts that were corrected or noted by hand, also what was done to the person in another run', async () => {
    const fact = (id: string, kind: string, over: object) => desk.deps.db.write((sql) => recordFact(sql, {
      id, kind, runId, personId: 'per2', args: {}, reason: 'Said so', actor: 'claire', nowMs: (desk.nowMs += HOUR), realMs: 1, before: null, after: null, ...over,
    }))
    await fact('f1', 'correct', { before: { mobile: ['+33612345678'] }, after: { mobile: '+33698765432' } })
    await fact('f2', 'note', { args: { type: 'promise' }, after: { type: 'promise', amountCents: 5000 } })
    await fact('f3', 'stop_contact', { runId: 'run_other', before: { ceasedAt: null }, after: { ceasedAt: desk.nowMs } })
    await fact('f4', 'note', { runId: 'run_other', args: { type: 'promise' } })
    const [corrected, noted, stopped, ...rest] = (await items()).slice(-3)
    expect(corrected).toMatchObject({ title: { en: 'Fact corrected' }, changes: [{ what: { en: 'Mobile' }, before: { en: '+33612345678' }, after: { en: '+33698765432' } }] })
    expect(noted).toMatchObject({ title: { en: 'Noted: Promise', fr: 'Noté : Promesse' }, changes: [] })
    expect(stopped).toMatchObject({ title: { fr: 'Contacts avec la personne arrêtés' }, changes: [{ what: { en: 'All contact stopped' }, before: null }] })
    expect(rest).toEqual([])
  })
})
