import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { TestJourney } from '../support/test-journey.ts'

let story: TestJourney
beforeAll(async () => {
  story = await TestJourney.start('2027-02-01 09:00')
})
afterAll(() => story.stop())

const rows = (runId: string) => story.db.read.all<{ attempt: number; status: string; outcome: string | null; debtIds: string; body: string; address: string }>(
  'SELECT attempt, status, outcome, debtIds, body, address FROM contact WHERE runId = ? ORDER BY attempt', runId)

describe('a provider that asks for patience', () => {
  it('postpones the contact, which leaves later under a key of its own', async () => {
    const journey = await story.publish('Patience', {
      nodes: [['sms', 'sms', { textId: 'sms-courteous@1', waitForAnswer: false }]], edges: ['enter.treated -> sms', 'sms.otherwise -> end'],
    })
    const debtor = await story.debtor()
    await story.until('2027-02-01 10:30')
    await story.willAnswer({ fail: '429' })
    const run = await story.enrol(journey, debtor)
    const late = () => rows(run).length > 0
    for (let hour = 11; hour < 19 && !late(); hour++) await story.until(`2027-02-01 ${hour}:00`)
    await story.quiet()
    expect(rows(run)[0]).toMatchObject({ attempt: 1, status: 'failed', outcome: null })
    expect(story.place(run)).toMatchObject({ node: 'sms', state: 'postponed', because: { rules: ['provider.unavailable'], law: false } })
    await story.pass(1)
    expect(story.way(run)).toBe('enter:treated sms:sent end:done')
    expect(rows(run).map((row) => row.status).filter((status) => status !== 'failed')).toHaveLength(1)
  })
})

describe('a provider that is away for hours', () => {
  it('is asked less and less often, and the message leaves when it is back: nothing has failed', async () => {
    const journey = await story.publish('Outage', {
      nodes: [['sms', 'sms', { textId: 'sms-courteous@1', waitForAnswer: false }]], edges: ['enter.treated -> sms', 'sms.otherwise -> end'],
    })
    await story.until('2027-02-02 10:30')
    const { sms } = story.world.worker.deps.channels
    const backMs = story.nowMs() + 2 * 3_600_000
    story.world.worker.deps.channels.sms = {
      ...sms, send: (request, options) => (story.nowMs() < backMs ? Promise.resolve({ kind: 'refused', code: 'ECONNREFUSED', permanent: false }) : sms.send(request, options)),
    }
    const run = await story.enrol(journey, await story.debtor())
    await story.passTo(backMs - 1)
    const tries = rows(run).length
    // 30 s, 1 min, 2... and half an hour at most: ten in two hours, where five in a row used to be the end.
    expect(tries).toBeGreaterThan(5)
    expect(tries).toBeLessThan(12)
    expect(story.place(run)).toMatchObject({ node: 'sms', state: 'postponed', because: { rules: ['provider.unavailable'], law: false } })
    await story.pass(1)
    story.world.worker.deps.channels.sms = sms
    expect(story.way(run)).toBe('enter:treated sms:sent end:done')
    expect(rows(run).filter(({ status }) => status !== 'failed')).toHaveLength(1)
  })
})

describe('two debts, one of them disputed', () => {
  it('are claimed for the other one alone, and the link at the end stops the address once', async () => {
    const journey = await story.publish('Claims', {
      nodes: [['email', 'email', { textId: 'email-reminder@1', waitForAnswer: false }], ['rest', 'wait-for-event', {}]],
      edges: ['enter.treated -> email', 'email.otherwise -> rest', 'rest.otherwise -> end'],
    })
    const debtor = await story.debtor({ arrearsCents: [11_100, 22_200] })
    // At night: the message waits for its hours, and is written anew when they come.
    await story.until('2027-02-04 03:00')
    const run = await story.enrol(journey, debtor)
    await story.tells(debtor, 'dispute', { debt: debtor.debts[0] })
    await story.until('2027-02-04 20:00')
    const [row] = rows(run)
    expect(row?.debtIds).toBe(JSON.stringify([`debt_${debtor.personId.slice(4)}_1`]))
    expect(row?.body).toContain('222,00')
    expect(row?.body).not.toMatch(/111,00|333,00/)
    const stop = /\S+\/stop\/\S+/.exec(row?.body ?? '')?.[0] ?? ''
    const page = await fetch(stop)
    expect(page.status).toBe(200)
    for (let i = 0; i < 2; i++) expect(await (await fetch(stop, { method: 'POST' })).text()).toContain('You will get no more messages')
    const optOuts = () => story.db.read.all('SELECT scope, channel, address FROM opt_out WHERE personId = ?', debtor.personId)
    expect(optOuts()).toEqual([{ scope: 'address', channel: 'email', address: debtor.email }])
    const forged = stop.replace(/\.[^.]+$/, '.AAAAAAAAAAAAAAAAAAAAAA')
    expect(await (await fetch(forged, { method: 'POST' })).text()).toContain('You will get no more messages')
    expect(optOuts()).toHaveLength(1)
    const personal = /\S+\/a\/\S+/.exec(row?.body ?? '')?.[0] ?? ''
    const reach = await (await fetch(personal)).text()
    expect(reach).toContain('01 99 00 12 34')
    expect(reach).not.toMatch(/Ana|Essai|222|Banque/)
    expect(await (await fetch(`${personal}x`)).text()).toContain('This link is not valid')
  })
})

describe('a call whose callback is lost', () => {
  it('is asked for, and its facts are applied as its callback would have', async () => {
    const journey = await story.publish('Call', {
      nodes: [['call', 'voice-ai', { textId: 'voice-opening@1', attempts: 1 }], ['desk', 'human-handoff', { queue: 'care', results: ['solved'], instructions: 'Listen' }]],
      edges: ['enter.treated -> call', ...['difficulty', 'dispute', 'wants_human'].map((o) => `call.${o} -> desk`), 'call.otherwise -> end', 'desk.otherwise -> end'],
    })
    const voice = story.world.worker.deps.channels.voice_ai
    const dialled: string[] = []
    story.world.worker.deps.channels.voice_ai = {
      ...voice,
      send: (request) => Promise.resolve(dialled.push(request.reference)).then(() => ({ kind: 'accepted', providerId: 'call-1', costCents: 0 })),
      lookup: () => Promise.resolve({
        kind: 'sent', providerId: 'call-1',
        result: { outcome: 'dispute', also: [], durationSeconds: 60, identityVerified: true, disclosureAtMs: 900, costCents: 45 },
      }),
    }
    const debtor = await story.debtor()
    const run = await story.enrol(journey, debtor)
    for (let i = 0; i < 30 && dialled.length === 0; i++) await story.passTo(story.nowMs() + 3_600_000)
    expect(rows(run)).toMatchObject([{ status: 'sent' }])
    await vi.waitFor(() => expect(story.way(run)).toContain('call:dispute'), { timeout: 75_000, interval: 250 })
    story.world.worker.deps.channels.voice_ai = voice
    expect(dialled).toHaveLength(1)
    expect(rows(run)).toMatchObject([{ status: 'delivered', outcome: 'conversation' }])
    expect(story.db.read.all('SELECT kind FROM suspension WHERE personId = ? AND releasedAt IS NULL', debtor.personId)).toEqual([{ kind: 'dispute' }])
    expect(story.db.read.get('SELECT costCents FROM run WHERE id = ?', run)).toEqual({ costCents: 45 })
  })
})
