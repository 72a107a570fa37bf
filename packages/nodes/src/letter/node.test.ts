import { describe, expect, it } from 'vitest'
import { fakeContext } from '../testing/fakes.ts'
import { configOf, lowered, outcomeNames } from '../testing/shape.ts'
import { visit } from '../testing/visit.ts'
import { letter } from './node.ts'

describe('a letter', () => {
  it('cannot be clicked', () => {
    expect(outcomeNames(letter)).toEqual([
      'replied', 'no_reply', 'undelivered', 'no_address', 'blocked', 'policy_timeout', 'failed',
    ])
    expect(JSON.stringify(lowered(letter))).not.toContain('click')
  })

  it('is waited for longer than a message on a screen', () => {
    const config = configOf(letter, { textId: 'letter-amicable@1' })
    expect(visit(letter, { config }).intents[0]?.channel).toBe('letter')
    expect(letter.sentence(config).en).toBe('“letter-amicable” · reply 10 d')
    expect(letter.check(config, fakeContext())).toEqual([])
  })
})
