import { describe, expect, it } from 'vitest'
import { replayHistory } from '@parcours/worker/replay'
import { activityIds, costOf, savedHistory } from '../support/saved-history.ts'
import { PAYLOAD_KEYS } from '../support/world.ts'

const { history, plan, planHash } = savedHistory('six-steps')
const keys = new Map(Object.entries(PAYLOAD_KEYS).map(([id, key]) => [id, Buffer.from(key, 'base64')]))
const replay = (planJson: string) => replayHistory(history, { keys, planJson: (hash) => (hash === planHash ? planJson : undefined) })

describe('the saved history of six steps', () => {
  it('replays on this build with the same activity ids', async () => {
    await replay(plan)
    expect(activityIds(history)).toEqual(['v3.text.1', 'v5.call.1'])
  })
  it('keeps to its budget', () => {
    const { events, actions } = costOf(history)
    expect(events).toBeLessThanOrEqual(30)
    expect(actions).toBeLessThanOrEqual(10)
  })
  it('does not replay when a node has another id: the activity would be another', async () => {
    await expect(replay(plan.replaceAll('"call"', '"ring"'))).rejects.toThrow(/nondeterminism|Nondeterminism|does not match/)
  })
  it('does not replay when a node is of another type', async () => {
    await expect(replay(plan.replaceAll('"sms"', '"email"'))).rejects.toThrow(/ondeterminism|does not match/)
  })
  it('does not replay when a step is left out', async () => {
    const shorter = JSON.parse(plan) as { nodes: { id: string; exits: Record<string, number>; entry: number }[] }
    const [text, call] = ['text', 'call'].map((id) => shorter.nodes.find((node) => node.id === id))
    if (text && call) text.exits = { otherwise: call.entry }
    await expect(replay(JSON.stringify(shorter))).rejects.toThrow(/ondeterminism|does not match/)
  })
  it('says so when its plan is missing, instead of guessing', async () => {
    await expect(replayHistory(history, { keys, planJson: () => undefined })).rejects.toThrow()
  })
})
