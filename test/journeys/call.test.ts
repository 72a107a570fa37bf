import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, localParts } from '@parcours/clock'
import { PARIS, TestJourney, type Debtor } from '../support/test-journey.ts'

let story: TestJourney
let calling: string
beforeAll(async () => {
  story = await TestJourney.start('2027-02-01 08:00')
  calling = await story.publish('Calling', {
    nodes: [
      ['call', 'voice-ai', { textId: 'voice-opening@1', attempts: 2, daysBetween: 1 }],
      ['watch', 'promise-watch', { textId: 'sms-promise-reminder@1', leastSharePercent: 50, graceDays: 3 }],
      ['desk', 'human-handoff', { queue: 'general', results: ['goes_on'] }],
      ['email', 'email', { textId: 'email-reminder@1', waitForAnswer: false }],
    ],
    edges: ['enter.treated -> call', 'call.promise -> watch', 'call.otherwise -> email',
      ...['difficulty', 'dispute', 'wants_human'].map((o) => `call.${o} -> desk`), 'desk.goes_on -> email', 'desk.otherwise -> end', 'watch.otherwise -> end', 'email.otherwise -> end'],
  })
})
afterAll(() => story.stop())

const said = (outcome: string, more: Record<string, unknown> = {}) =>
  ({ outcome, also: [], durationSeconds: 90, identityVerified: true, disclosureAtMs: 900, costCents: 23, ...more })
/** Is called in the morning and answers so; the result arrives half a minute later. */
async function answers(...results: ReturnType<typeof said>[]): Promise<{ debtor: Debtor; run: string }> {
  await story.passTo(story.nextMorning())
  const debtor = await story.debtor()
  for (const result of results) await story.willAnswer({ on: 'voice', to: debtor.phone, result, delaySeconds: 30 })
  const run = await story.enrol(calling, debtor)
  await story.passTo(story.at('12:00'))
  return { debtor, run }
}
/** Promises 120.00 in five days. `day(n)` is the day n days after the one promised. */
async function promised() {
  const due = localParts(story.nextMorning() + 5 * 86_400_000, PARIS).date
  const entered = await answers(said('promise', { promise: { amountCents: 12_000, dueDate: due } }))
  return { ...entered, day: (n: number) => addDays(due, n) }
}
const promises = (debtor: Debtor) => story.db.read.all<{ status: string; receivedCents: number; source: string }>('SELECT status, receivedCents, source FROM promise WHERE caseId = ?', debtor.caseId)

describe('a promise made in a call', () => {
  it('is watched, and reminded of the day before', async () => {
    const { debtor, run, day } = await promised()
    expect(story.way(run)).toBe('enter:treated call:promise watch')
    expect(promises(debtor)).toEqual([{ status: 'open', receivedCents: 0, source: 'voice_ai' }])
    await story.until(`${day(0)} 09:00`)
    expect(story.contacts(debtor.personId).map((c) => c.channel)).toEqual(['voice_ai', 'sms'])
    expect(story.contacts(debtor.personId)[1]?.when).toContain(day(-1))
    await story.pays(debtor, 12_000)
    await story.quiet()
    expect(story.way(run)).toBe('enter:treated call:promise watch:kept end:done')
    expect(promises(debtor)).toMatchObject([{ status: 'kept', receivedCents: 12_000 }])
  })
  it('is kept by a payment that cures: the watch closes before the run ends', async () => {
    const { debtor, run } = await promised()
    await story.pays(debtor, 30_000)
    await story.quiet()
    expect(promises(debtor)).toMatchObject([{ status: 'kept' }])
    expect(story.way(run)).toMatch(/^enter:treated call:promise watch:kept end:(done|left:cured)$/)
    expect(story.run(run)?.status).toBe('ended')
  })
  it('is kept in part when at least half has come by the end of the grace', async () => {
    const { debtor, run, day } = await promised()
    await story.pays(debtor, 6_000)
    await story.until(`${day(3)} 23:59`)
    expect(story.way(run)).toBe('enter:treated call:promise watch')
    await story.until(`${day(4)} 00:01`)
    expect(story.way(run)).toBe('enter:treated call:promise watch:part_kept end:done')
    expect(promises(debtor)).toMatchObject([{ status: 'part_kept', receivedCents: 6_000 }])
  })
  it('is broken when less has come', async () => {
    const { debtor, run, day } = await promised()
    await story.pays(debtor, 5_900)
    await story.until(`${day(4)} 00:01`)
    expect(story.way(run)).toBe('enter:treated call:promise watch:broken end:done')
    expect(promises(debtor)).toMatchObject([{ status: 'broken' }])
  })
})

describe('what else is said in a call', () => {
  it('a dispute holds every contact after it, until somebody has looked', async () => {
    const { debtor, run } = await answers(said('dispute', { dispute: { ground: 'never ordered' } }))
    expect(story.way(run)).toBe('enter:treated call:dispute desk')
    const tasks = story.tasks(debtor)
    const [handoff, question] = [tasks.find((t) => t.kind === 'handoff'), tasks.find((t) => t.queue === 'disputes')]
    await story.resolve(handoff?.id ?? '', 'goes_on')
    await story.quiet()
    expect(story.place(run)).toMatchObject({ node: 'email', state: 'suspended', because: { reason: 'dispute' } })
    await story.resolve(question?.id ?? '', 'resume')
    await story.quiet()
    expect(story.way(run)).toBe('enter:treated call:dispute desk:goes_on email:sent end:done')
  })
  it('a refusal of all contact ends the run, also when it was said beside a promise', async () => {
    const { debtor, run } = await answers(said('cease', { also: ['promise'], promise: { amountCents: 5_000, dueDate: story.dateIn(5) } }))
    expect(story.way(run)).toBe('enter:treated call:left:ceased')
    expect(story.run(run)).toEqual({ status: 'ended', reason: 'ceased' })
    expect(promises(debtor)).toMatchObject([{ status: 'open' }])
  })
  it('the number is somebody else’s: never called again, the run goes on elsewhere', async () => {
    const { debtor, run } = await answers(said('wrong_number', { identityVerified: false }))
    expect(story.way(run)).toBe('enter:treated call:wrong_number email:sent end:done')
    expect(story.db.read.get('SELECT wrongAt IS NOT NULL AS wrong FROM contact_point WHERE personId = ? AND value = ?', debtor.personId, debtor.phone)).toEqual({ wrong: 1 })
  })
  it('"I have paid" is verified for some days before anything else is sent', async () => {
    const { debtor, run } = await answers(said('says_already_paid'))
    expect(story.place(run)).toMatchObject({ node: 'email', state: 'suspended', because: { reason: 'says_paid' } })
    expect(story.tasks(debtor)).toMatchObject([{ queue: 'payments' }])
    await story.pass(6)
    expect(story.way(run)).toBe('enter:treated call:says_already_paid email:sent end:done')
  })
})

describe('a call that meets nobody', () => {
  const minutes = (debtor: Debtor) => story.contacts(debtor.personId).filter((c) => c.channel === 'voice_ai').map((c) => localParts(c.at, PARIS).minuteOfDay / 60)

  it('is tried again another day in another part of it; each dial has its own key', async () => {
    const { debtor, run } = await answers(said('no_answer', { durationSeconds: 0, identityVerified: false }), said('promise', { promise: { amountCents: 9_000, dueDate: '2027-04-01' } }))
    expect(story.way(run)).toBe('enter:treated call')
    await story.pass(2)
    expect(story.way(run)).toBe('enter:treated call:promise watch')
    const [first = 0, second = 0] = minutes(debtor)
    expect(first).toBeLessThan(12)
    expect(second).toBeGreaterThanOrEqual(12)
    const keys = story.db.read.all('SELECT visitSeq, attempt FROM contact WHERE runId = ? ORDER BY at', run)
    expect(new Set(keys.map((key) => JSON.stringify(key))).size).toBe(2)
  })
  it('leaves by the last result when its attempts are spent', async () => {
    const nobody = said('no_answer', { durationSeconds: 0, identityVerified: false })
    const { debtor, run } = await answers(nobody, said('voicemail', { identityVerified: false }))
    await story.pass(2)
    expect(story.way(run)).toContain('call:voicemail')
    expect(minutes(debtor)).toHaveLength(2)
  })
})
