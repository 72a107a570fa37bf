import { describe, expect, it } from 'vitest'
import { whenAwake, localHour } from './local-time.ts'
import { toneOf } from './tone.ts'
import { linkIn } from './write-back.ts'

describe('the link in a text', () => {
  it.each([
    ['Voyez https://a.test/o/x1.', 'https://a.test/o/x1'],
    ['(https://a.test/o/x1?y=2), merci', 'https://a.test/o/x1?y=2'],
    ['http://127.0.0.1:4001/o/abc-_~\nSTOP', 'http://127.0.0.1:4001/o/abc-_~'],
    ['no link', undefined],
  ])('%s', (text, link) => {
    expect(linkIn(text)).toBe(link)
  })
})

describe('the tone of a text', () => {
  it.each([
    ['Bonjour Marie Petit, 40 EUR', 'byName'],
    ['Hello Mr Smith, your account', 'byName'],
    ['Sans réponse, huissier', 'threatening'],
    ['Nous pouvons vous aider', 'friendly'],
    ['Votre échéance est dépassée', 'neutral'],
  ])('%s is %s', (text, tone) => {
    expect(toneOf(text)).toBe(tone)
  })
})

describe('being awake', () => {
  it('moves the night to the morning after, and leaves the day alone', () => {
    const noon = Date.UTC(2027, 8, 6, 10)
    expect(whenAwake(noon, 'Europe/Paris')).toBe(noon)
    for (let minutes = 0; minutes < 1440; minutes += 17) {
      const at = whenAwake(noon + minutes * 60_000, 'Europe/Paris')
      expect(at).toBeGreaterThanOrEqual(noon + minutes * 60_000)
      expect(at - noon - minutes * 60_000).toBeLessThan(11 * 3_600_000)
      expect(localHour(at, 'Europe/Paris')).toBeGreaterThanOrEqual(7)
      expect(localHour(at, 'Europe/Paris')).toBeLessThan(22)
    }
  })
})
