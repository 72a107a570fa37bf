import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classifyHttp, classifySmtp } from './classify.ts'

const read = {
  accepted: (body: string) => (body === 'ok' ? { providerId: 'p1', costCents: 6 } : undefined),
  code: (body: string) => (body.startsWith('code:') ? body.slice(5) : undefined),
}
const http = (status: number, body = '') => classifyHttp({ kind: 'answered', status, body }, read)

describe('an HTTP exchange', () => {
  it('that never left may be tried again; one that left and was not answered never', () => {
    expect(classifyHttp({ kind: 'not_sent', code: 'econnrefused' }, read))
      .toEqual({ kind: 'refused', code: 'econnrefused', permanent: false })
    expect(classifyHttp({ kind: 'unanswered', detail: 'timeout' }, read)).toEqual({ kind: 'unknown', detail: 'timeout' })
  })

  it('is accepted only with a readable 2xx', () => {
    expect(http(201, 'ok')).toEqual({ kind: 'accepted', providerId: 'p1', costCents: 6 })
    expect(http(200, '<html>')).toMatchObject({ kind: 'unknown' })
  })

  it.each([
    [400, 'code:21211', 'refused', true], [422, '', 'refused', true], [429, '', 'refused', false],
    [401, '', 'refused', false], [403, '', 'refused', false], [404, '', 'refused', false],
  ] as const)('%i is a certain refusal', (status, body, kind, permanent) => {
    expect(http(status, body)).toEqual({ kind, permanent, code: body ? body.slice(5) : `http_${status}` })
  })

  it('is unknown for everything that may hide a message sent', () => {
    for (const status of [301, 302, 303, 307, 408, 500, 502, 503, 504]) expect(http(status)).toMatchObject({ kind: 'unknown' })
  })

  it('never calls a request that left refused, unless the provider said 4xx', () => {
    fc.assert(fc.property(fc.integer({ min: 100, max: 599 }), fc.string(), (status, body) => {
      expect(http(status, body).kind === 'refused').toBe(status >= 400 && status < 500 && status !== 408)
    }))
  })
})

describe('an SMTP delivery', () => {
  const accepted = { providerId: '<r@x>', costCents: 2 }

  it('taken is accepted', () => {
    expect(classifySmtp({ kind: 'taken', response: '250 ok' }, accepted)).toEqual({ kind: 'accepted', ...accepted })
  })

  it.each([
    [550, 'EENVELOPE', true], [451, 'EENVELOPE', false], [554, 'EMESSAGE', true], [535, 'EAUTH', false],
  ] as const)('reply %i at %s is a refusal', (status, stage, permanent) => {
    expect(classifySmtp({ kind: 'reply', status, stage }, accepted)).toEqual({ kind: 'refused', code: `smtp_${status}`, permanent })
  })

  it('broken before the message is safe to repeat, after it never', () => {
    expect(classifySmtp({ kind: 'broken', messageWritten: false, code: 'etimedout' }, accepted))
      .toEqual({ kind: 'refused', code: 'etimedout', permanent: false })
    expect(classifySmtp({ kind: 'broken', messageWritten: true, code: 'etimedout' }, accepted)).toMatchObject({ kind: 'unknown' })
  })
})
