import type { ContactPointRecord } from '@parcours/store'
import { describe, expect, it } from 'vitest'
import { pointFor } from './point-for.ts'

const point = (id: string, kind: string, more: Partial<ContactPointRecord> = {}) =>
  ({ id, kind, value: id, wrongAt: null, undeliveredAt: null, source: 'file', ...more }) as ContactPointRecord
const found = (points: ContactPointRecord[], channel: Parameters<typeof pointFor>[1]['channel']) => pointFor({ points }, { channel })?.id

describe('where a channel reaches a person', () => {
  it('is a point of its own kind: a call prefers the mobile, a text never goes to a landline', () => {
    const points = [point('home', 'landline'), point('cell', 'mobile'), point('mail', 'email'), point('street', 'post')]
    expect((['sms', 'voice_ai', 'email', 'letter'] as const).map((channel) => found(points, channel))).toEqual(['cell', 'cell', 'mail', 'street'])
    expect([found([point('home', 'landline')], 'voice_ai'), found([point('home', 'landline')], 'sms')]).toEqual(['home', undefined])
  })
  it('is none that is somebody else’s, or that took nothing', () => {
    const points = [point('wrong', 'mobile', { wrongAt: 1 }), point('dead', 'mobile', { undeliveredAt: 1 })]
    expect(found(points, 'sms')).toBeUndefined()
    expect(found([...points, point('good', 'mobile')], 'sms')).toBe('good')
  })
  it('is what was corrected, before what a file said', () => {
    expect(found([point('file', 'email'), point('told', 'email', { source: 'corrected' })], 'email')).toBe('told')
  })
})
