import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyDispute, issueCommand, liftStop, recordDecision, setStop } from '@parcours/store'
import { HOUR, TestDesk } from '../testing/desk.ts'

/** The tests’ journey takes arrears above a million: nobody by itself. */
describe('why not', () => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await TestDesk.open()
  })
  afterAll(() => desk.close())
  const ask = async (caseRef: string, caseId?: string) => {
    const answer = await desk.as('Claire').whyNot.ofCase({ caseRef, caseId })
    if (answer.kind === 'several') throw new Error('several cases')
    return answer
  }
  const ours = async (caseRef: string) => (await ask(caseRef)).journeys.find(({ journeyId }) => journeyId === desk.journeyId)

  it('answers for a case by its reference and by a debt’s; of an unknown one it says so', async () => {
    expect(await ask(' C-1 ')).toMatchObject({ caseRef: 'C-1', person: 'Hélène Marchetti', arrearsCents: 20_000, known: [], runs: [] })
    expect((await ask('D-1-2')).caseRef).toBe('C-1')
    await expect(ask('C-404')).rejects.toMatchObject({ code: 'NOT_FOUND', cause: { told: { code: 'case_unknown' } } })
  })

  it('asks which case is meant where several creditors call a debt the same', async () => {
    await desk.deps.db.write((sql) => {
      sql.run(`INSERT INTO portfolio (id, name, creditor, collector, country, currency) VALUES ('p2', 'Loans', 'Autre Banque', 'creditor', 'FR', 'EUR')`)
      sql.run(`INSERT INTO collection_case (id, ref, personId, portfolioId, currency) VALUES ('case9', 'C-9', 'per2', 'p2', 'EUR')`)
      sql.run(`INSERT INTO debt (id, portfolioId, personId, caseId, reference, currency, balanceCents, arrearsCents, dueDate, updatedAt)
        VALUES ('twin', 'p2', 'per2', 'case9', 'D-1-1', 'EUR', 1000, 1000, '2026-11-02', 1)`)
    })
    expect(await desk.as('Claire').whyNot.ofCase({ caseRef: 'D-1-1' })).toEqual({ kind: 'several', caseRef: 'D-1-1', cases: [
      { caseId: 'case1', caseRef: 'C-1', person: 'Hélène Marchetti', portfolio: 'Cards' }, { caseId: 'case9', caseRef: 'C-9', person: 'Paul Okafor', portfolio: 'Loans' },
    ] })
    expect([(await ask('D-1-1', 'case9')).caseRef, (await ask('D-1-2')).caseRef]).toEqual(['C-9', 'C-1'])
    await expect(ask('D-1-1', 'case3')).rejects.toMatchObject({ cause: { told: { code: 'case_unknown' } } })
  })

  it('names the condition of the segment that failed, with the fact that it read', async () => {
    expect(await ours('C-1')).toMatchObject({
      answer: { kind: 'kept_out' }, reasons: [{ en: 'Not in the segment', fr: 'Hors du segment' }],
      conditions: [{ source: 'case.arrearsCents > 100000000', holds: 'no', facts: [{ path: 'case.arrearsCents', value: 20_000 }] }],
    })
  })

  it('names a stop of entry with its reason, beside the rest', async () => {
    await desk.deps.db.write((sql) => setStop(sql, { scope: 'journey', target: desk.journeyId, effect: 'entry', reason: 'New wording', actor: 'claire', nowMs: desk.nowMs, realMs: 1 }))
    expect((await ours('C-1'))?.reasons.map(({ en }) => en)).toEqual(['Not in the segment', 'Nobody enters this journey: “New wording”'])
    await desk.deps.db.write((sql) => sql.run('UPDATE contact_stop SET liftedAt = 1'))
  })

  it('says what is on file against contact, in the words of the gate’s rules', async () => {
    await desk.deps.db.write((sql) => {
      applyDispute(sql, { eventId: 'e1', nowMs: desk.nowMs, personId: 'per3', caseId: 'case3', debtId: 'debt3-1' })
      sql.run(`INSERT INTO opt_out (id, personId, scope, channel, at) VALUES ('o1', 'per3', 'channel', 'sms', ?)`, desk.nowMs)
      sql.run(`UPDATE contact_point SET wrongAt = ? WHERE id = 'e3'`, desk.nowMs)
    })
    const { known } = await ask('C-3')
    expect(known.map(({ words }) => words.en)).toEqual(['A dispute is open', 'The person refuses this channel or address: SMS', 'This contact point is somebody else’s: rosa@example.org'])
    expect(known.map(({ sinceMs }) => sinceMs)).toEqual([desk.nowMs, desk.nowMs, desk.nowMs])
  })

  it('says of a case without arrears that nothing is owed, and by which figures', async () => {
    await desk.deps.db.write((sql) => sql.run(`UPDATE debt SET arrearsCents = 0 WHERE caseId = 'case3'`))
    expect((await ours('C-3'))?.reasons.at(-1)?.en).toBe('Nothing owed: €0.00 in arrears, up to €0.00 is let be')
  })

  describe('of a case that is in a journey', () => {
    let runId: string
    beforeAll(async () => {
      runId = await desk.enrol('C-2')
      await desk.pass(runId, [{ visit: 1, open: 'enter' }, { visit: 1, close: 'treated' }, { visit: 2, open: 'sms' }])
    })
    const run = async () => (await ask('C-2')).runs[0]
    const told = async () => ((await run())?.now ?? []).map(({ channel, answer, rules }) => [channel.en, answer, rules.map(({ rule }) => rule)])

    it('leads to its run, which has refused nothing yet', async () => {
      expect((await ours('C-2'))?.answer).toEqual({ kind: 'is_in', runId })
      expect(await run()).toMatchObject({ runId, ended: false, lastContact: null, holds: [], silences: [] })
    })

    it('says what the gate would answer each channel of its plan now, and writes nothing down', async () => {
      const decisions = () => desk.deps.db.read.get<{ n: number }>('SELECT COUNT(*) AS n FROM decision')?.n
      const before = decisions()
      expect(await told()).toEqual([['SMS', 'allow', []], ['Email', 'allow', []], ['Letter', 'no_address', []], ['Call', 'allow', []]])
      expect((await run())?.now[0]).toMatchObject({ reminder: false, nodes: ['Courteous SMS'], nextMs: null, inputs: { pointId: 'm2', optOuts: 0, attempts7d: 0 } })
      expect(decisions()).toBe(before)
    })

    it('follows the clock, the person’s refusals and the operators’ stops at once', async () => {
      const write = (sql: string) => desk.deps.db.write((db) => db.run(sql))
      desk.nowMs += 12 * HOUR
      const [sms] = (await run())?.now ?? []
      expect(sms).toMatchObject({ answer: 'defer', verdict: { fr: 'différé' }, rules: [{ rule: 'fr-house.window' }, { rule: 'house-pacing.spread' }] })
      // Tuesday morning: not before 08:00 in Paris, spread over the hours after.
      expect((sms?.nextMs ?? 0) - desk.nowMs).toBeGreaterThanOrEqual(10 * HOUR)
      desk.nowMs -= 12 * HOUR
      await write(`INSERT INTO opt_out (id, personId, scope, channel, at) VALUES ('o2', 'per2', 'channel', 'email', 0)`)
      const stop = await desk.deps.db.write((sql) => setStop(sql, { scope: 'channel', target: 'sms', effect: 'contact', reason: 'Wrong text', actor: 'claire', nowMs: desk.nowMs, realMs: 1 }))
      expect((await told()).slice(0, 2)).toEqual([['SMS', 'hold', ['house.stop_channel']], ['Email', 'block', ['fr-house.opt_out']]])
      await write(`UPDATE run SET held = 3 WHERE id = '${runId}'`)
      expect((await told()).at(-1)).toEqual(['Call', 'hold', ['house.paused']])
      await write(`UPDATE run SET held = 0 WHERE id = '${runId}'`)
      await write(`DELETE FROM opt_out WHERE id = 'o2'`)
      await desk.deps.db.write((sql) => liftStop(sql, { id: stop.id, reason: 'Mended', actor: 'claire', nowMs: desk.nowMs }))
    })

    it('gives the gate’s last answer: rules in words, inputs, how often, and when it is asked again', async () => {
      const one = { runId, visitSeq: 2, attempt: 1, nodeId: 'sms', personId: 'per2', channel: 'sms', at: desk.nowMs, packs: [], late: false, law: true, inputs: { attempts7d: 3 } }
      await desk.deps.db.write((sql) => {
        recordDecision(sql, { ...one, verdict: 'hold', rules: ['house.dispute'] })
        for (let i = 0; i < 2; i++) recordDecision(sql, { ...one, verdict: 'defer', rules: ['fr-house.window'], untilMs: desk.nowMs + HOUR })
      })
      expect((await run())?.silences).toMatchObject([{
        nodeId: 'sms', nodeName: 'Courteous SMS', channel: { en: 'SMS' }, verdict: { en: 'postponed', fr: 'différé' }, rules: [{ rule: 'fr-house.window' }],
        inputs: { attempts7d: 3 }, asked: 2, nextMs: desk.nowMs + HOUR, stands: true,
      }])
    })

    it('knows the end of a suspension from the visit, which alone keeps it', async () => {
      const one = { runId, visitSeq: 2, attempt: 2, nodeId: 'sms', personId: 'per2', channel: 'sms', at: desk.nowMs + 1, packs: [], late: false, law: false, inputs: {} }
      await desk.deps.db.write((sql) => recordDecision(sql, { ...one, verdict: 'hold', rules: ['house.promise_open'] }))
      await desk.stand(runId, 2, { state: 'suspended', because: { rules: ['house.promise_open'] }, nextAt: desk.nowMs + 5 * HOUR })
      expect((await run())?.silences).toMatchObject([{ verdict: { en: 'suspended' }, rules: [{ en: 'A promise to pay is open' }], asked: 1, nextMs: desk.nowMs + 5 * HOUR }])
    })

    it('says when a visit was left without an address, and what holds the run as a whole', async () => {
      await desk.pass(runId, [{ visit: 2, close: 'policy_timeout' }, { visit: 3, open: 'email' }, { visit: 3, close: 'no_address' }])
      await desk.deps.db.write((sql) => issueCommand(sql, { id: 'p', runId, ask: { kind: 'pause' }, reason: 'Branch asks', actor: 'claire', nowMs: desk.nowMs, realMs: 1 }))
      const { silences, holds } = (await run()) ?? { silences: [], holds: [] }
      expect(silences.map(({ nodeName, verdict, stands, nextMs }) => [nodeName, verdict.en, stands, nextMs])).toEqual([
        ['Courteous SMS', 'postponed too long', false, null], ['Email', 'no address', false, null],
      ])
      expect(holds).toEqual([{ en: 'Paused: “Branch asks”', fr: 'En pause : « Branch asks »' }])
    })

    it('says when it may enter again, once it has been in', async () => {
      await desk.deps.db.write((sql) => sql.run(`UPDATE run SET status = 'ended', endedAt = ? WHERE id = ?`, desk.nowMs, runId))
      expect((await run())?.now).toEqual([])
      expect((await ours('C-2'))?.reasons.at(-1)?.en).toMatch(/^Entered before: may enter again from Sun 21 Feb 2027/)
    })
  })
})
