import { afterEach, describe, expect, it, vi } from 'vitest'
import { answer, Refused, tokenOf } from './api.ts'

it.each([
  ['/p/x7Kd', '', 'x7Kd'], ['/p/x7Kd/', '', 'x7Kd'], ['/portal.html', '?token=t1', 't1'], ['/', '', ''],
])('finds the token of %s%s', (pathname, search, token) => {
  const { location } = { location: { pathname, search } }
  expect(tokenOf(location)).toBe(token)
})

describe('an answer that is not taken', () => {
  afterEach(() => { vi.unstubAllGlobals() })
  const refusal = async (status: number, body: string) => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status })))
    return answer('t1', { session: 's', answer: 'accept', option: 1 }).catch((error: unknown) => error)
  }

  it('carries the code of the listener', async () => {
    const error = await refusal(409, '{"error":{"code":"stale","message":"The amount owed has changed."}}')
    expect(error).toBeInstanceOf(Refused)
    expect(error).toMatchObject({ code: 'stale' })
  })

  it.each([['a page of somebody else', '<html>'], ['another form', '{"code":"stale"}'], ['nothing', '']])('has no code in %s', async (_what, body) => {
    const error = await refusal(502, body)
    expect(error).toBeInstanceOf(Refused)
    expect(error).toMatchObject({ code: undefined })
  })
})
