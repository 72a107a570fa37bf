import { describe, expect, it } from 'vitest'
import { stageOf } from './stage.ts'

const checks = ['birth_date' as const]

describe('an offer whose person is not known', () => {
  it('asks who it is, whether the desk calls it locked or open', () => {
    expect(stageOf({ state: 'locked', checks, triesLeft: 5 })).toEqual({ type: 'identity', checks, triesLeft: 5, wrong: false })
    expect(stageOf({ state: 'open', checks, triesLeft: 4 }, true)).toEqual({ type: 'identity', checks, triesLeft: 4, wrong: true })
  })

  it('stays shut without a try left', () => {
    expect(stageOf({ state: 'locked', checks, triesLeft: 0 }, true)).toEqual({ type: 'shut', state: 'locked' })
  })

  it.each(['expired', 'closed', 'invalid'] as const)('says that it is %s, tries or not', (state) => {
    expect(stageOf({ state, checks, triesLeft: 5 })).toEqual({ type: 'shut', state })
  })
})
