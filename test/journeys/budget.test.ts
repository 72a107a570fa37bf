import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localInstant } from '@parcours/clock'
import { historyJson } from '@parcours/worker/replay'
import { soon } from '../support/relay-pause.ts'
import { activityIds, costOf, saveHistory } from '../support/saved-history.ts'
import { PARIS, TestJourney } from '../support/test-journey.ts'
import { setClock } from '../support/world.ts'

let story: TestJourney
beforeAll(async () => {
  story = await TestJourney.start('2027-02-01 10:15')
})
afterAll(() => story.stop())

describe('a path of six steps: score, SMS, wait, call, condition, end', () => {
  it('costs at most 30 events of history and 10 actions, and its activities have ids of their own', async () => {
    const journey = await story.publish('Six steps', {
      nodes: [
        ['score', 'score-risk', { scorecardId: 'self-cure@1', bands: ['likely', 'unlikely'] }],
        ['text', 'sms', { textId: 'sms-courteous@1', waitForAnswer: false }],
        ['rest', 'wait', { delay: { amount: 1, unit: 'days' } }],
        ['call', 'voice-ai', { textId: 'voice-opening@1', attempts: 1 }],
        ['desk', 'human-handoff', { queue: 'general' }],
        ['which', 'condition', { branches: [{ name: 'high', when: 'case.arrearsCents >= 50000' }] }],
      ],
      edges: ['enter.treated -> score', 'score.otherwise -> text', 'text.otherwise -> rest', 'rest.elapsed -> call', 'call.otherwise -> which',
        ...['difficulty', 'dispute', 'wants_human'].map((o) => `call.${o} -> desk`), 'desk.otherwise -> end', 'which.high -> desk', 'which.otherwise -> end'],
    })
    const debtor = await story.debtor({ attributes: { monthsLateNow: 2, monthsLatePrevious: 0, utilisation: 0.5, lastPaymentShare: 0.2, lateMonths6: 3 } })
    await story.willAnswer({ on: 'voice', to: debtor.phone, delaySeconds: 30, result: { outcome: 'refuses_to_pay', also: [], durationSeconds: 60, identityVerified: true, disclosureAtMs: 900, costCents: 20 } })
    // Time runs: a clock that stands would be looked at every second, and each look is an event.
    await setClock(story.world, { segments: [{ realMs: Date.now(), businessMs: localInstant('2027-02-01', '10:15', PARIS), factor: 14_400 }], leaseUntilRealMs: null })
    const { runId = '' } = await story.call<{ runId?: string }>('journeys.enrolCase', { journeyId: journey, caseRef: debtor.ref })
    await soon(() => expect(story.run(runId)?.status).toBe('ended'))
    await story.world.worker.client.workflow.getHandle(runId).result()

    expect(story.way(runId)).toBe('enter:treated score:unlikely text:sent rest:elapsed call:refuses_to_pay which:otherwise end:done')
    const history = await historyJson(story.world.worker.client, runId)
    const { events, actions, byType } = costOf(history)
    console.info(`six steps: ${events} events, ${actions} actions`, byType)
    expect(events).toBeLessThanOrEqual(30)
    expect(actions).toBeLessThanOrEqual(10)
    expect(activityIds(history)).toEqual(['v3.text.1', 'v5.call.1'])

    const { planHash } = story.db.read.get<{ planHash: string }>('SELECT planHash FROM run WHERE id = ?', runId) ?? { planHash: '' }
    const plan = story.world.worker.deps.plans.json(planHash) ?? ''
    if (process.env.SAVE_HISTORIES) saveHistory('six-steps', { history, planHash, plan })
  })
})
