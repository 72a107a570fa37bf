import { describe, expect, it } from 'vitest'
import { fakeContext } from '../testing/fakes.ts'
import { configOf, outcomeNames } from '../testing/shape.ts'
import { visit } from '../testing/visit.ts'
import { email } from './node.ts'

describe('an email', () => {
  const config = configOf(email, { textId: 'email-reminder@2' })

  it('goes out by email and hears a click', () => {
    const visited = visit(email, { config, replies: ['sent', 'click'] })
    expect(visited.outcome).toBe('clicked')
    expect(visited.intents).toEqual([{ channel: 'email', textId: 'email-reminder@2' }])
    expect(email.check(config, fakeContext())).toEqual([])
  })

  it('has a bounce as a way out', () => {
    expect(outcomeNames(email)).toContain('undelivered')
    expect(visit(email, { config, replies: ['sent', 'undelivered'] }).outcome).toBe('undelivered')
  })
})
