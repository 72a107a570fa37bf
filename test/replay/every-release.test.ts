import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { replayHistory } from '@parcours/worker/replay'
import { describe, expect, it } from 'vitest'
import { activityIds, savedHistory } from '../support/saved-history.ts'
import { PAYLOAD_KEYS } from '../support/world.ts'

const FOLDER = join(import.meta.dirname, 'histories')
const names = readdirSync(FOLDER).filter((file) => file.endsWith('.plan.json')).map((file) => file.replace('.plan.json', ''))
const keys = new Map(Object.entries(PAYLOAD_KEYS).map(([id, key]) => [id, Buffer.from(key, 'base64')]))
/** A migration names the plan of the version that it goes to. */
const plans = new Map(names.map((name) => [savedHistory(name).planHash, savedHistory(name).plan]))

/** One of each kind of life, saved when it was new: a build that cannot go on with them must not meet running debts. */
describe('a history that an earlier release has left', () => {
  it('is there for each kind of life', () => {
    // The last one came to a sub-journey under a release that told nothing on arrival.
    expect(names).toEqual(expect.arrayContaining(['six-steps', 'paused-and-resumed', 'moved-away', 'moved-here', 'moved-to-a-sub-journey', 'moved-silently']))
  })
  it.each(names)('replays on this build: %s', async (name) => {
    await expect(replayHistory(savedHistory(name).history, { keys, planJson: (hash) => plans.get(hash) })).resolves.toBeUndefined()
  })
  it('of a run that was paused has its commands in it, and no activity between', () => {
    expect(activityIds(savedHistory('paused-and-resumed').history)).toEqual(['v3.text.1'])
  })
})
