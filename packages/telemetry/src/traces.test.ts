import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTraces } from './open-traces.ts'
import type { Traces } from './traces.ts'
import { ATTRIBUTES, attributesOf, errorCode, traceOfRun, type SpanFields } from './span-fields.ts'
import { otlpReceiver, type OtlpReceiver } from './testing/otlp-receiver.ts'

const RUN = 'run_7f3a9b1200c4d5e6f708'
let receiver: OtlpReceiver
let traces: Traces
let said: { fields: Record<string, unknown>; message: string }[]
const opened = async (endpoint: string, sendWithinMs?: number): Promise<Traces> => {
  const open = await openTraces({ endpoint, service: 'parcours-worker', sendWithinMs, log: (fields, message) => void said.push({ fields, message }) })
  if (!open) throw new Error('not open')
  return open
}
beforeEach(async () => {
  said = []
  receiver = await otlpReceiver()
  traces = await opened(`${receiver.url}/`)
})
afterEach(async () => {
  await traces.stop()
  await receiver.close()
})
/** What was sent by this name, once all of it is. */
const named = async (name: string) => {
  await traces.stop()
  return receiver.until((span) => span.name === name)
}

describe('a span of a run', () => {
  it('arrives with its service, in the trace that follows from the run', async () => {
    await traces.around({ name: 'sms', fields: { runId: RUN, attempt: 2, isLocal: false } }, async (add) => add({ outcome: 'result' }))
    const span = await named('sms')
    expect(span).toMatchObject({
      service: 'parcours-worker', traceId: createHash('sha256').update(RUN).digest('hex').slice(0, 32), parentSpanId: traceOfRun(RUN).spanId,
      attributes: { 'parcours.run_id': RUN, 'parcours.attempt': 2, 'parcours.local': false, 'parcours.outcome': 'result' },
    })
  })

  it('has the work of the same run under it, and not that of another', async () => {
    await traces.around({ name: 'outer', fields: { runId: RUN } }, async () => {
      await sleep(5)
      await Promise.all(['same', 'none', 'other'].map((name) =>
        traces.around({ name, fields: name === 'none' ? {} : { runId: name === 'same' ? RUN : 'run_2' } }, () => sleep(1))))
    })
    const outer = await named('outer')
    expect(await named('same')).toMatchObject({ traceId: outer.traceId, parentSpanId: outer.spanId })
    expect(await named('none')).toMatchObject({ traceId: outer.traceId, parentSpanId: outer.spanId })
    expect(await named('other')).toMatchObject({ traceId: traceOfRun('run_2').traceId, parentSpanId: traceOfRun('run_2').spanId })
    expect(outer.tookMs).toBeGreaterThan(4)
  })

  it('says that its work failed by a code, and throws on what was thrown', async () => {
    const error = Object.assign(new Error('no mailbox ana.essai@example.org'), { code: 'EENVELOPE' })
    await expect(traces.around({ name: 'mail', fields: { runId: RUN } }, () => Promise.reject(error))).rejects.toBe(error)
    const span = await named('mail')
    expect(span).toMatchObject({ attributes: { 'error.type': 'EENVELOPE' }, status: { code: 2 }, events: 0 })
    expect(receiver.text()).not.toMatch(/mailbox|example/)
  })

  it('is no failure when that was expected', async () => {
    await expect(traces.around({ name: 'call', fields: { runId: RUN }, isExpected: () => true }, () => Promise.reject(new Error('later')))).rejects.toThrow('later')
    expect((await named('call')).status.code ?? 0).toBe(0)
  })
})

describe('a span of what is over', () => {
  it('has its instants, its failure and what caused it', async () => {
    const cause = traces.record({ name: 'request', fields: { statusCode: 202 }, fromMs: 1_000, toMs: 1_250 })
    traces.record({ name: 'told', fields: { runId: RUN }, fromMs: 1_100, toMs: 1_101, because: cause, failed: '500' })
    traces.record({ name: 'under', fields: {}, fromMs: 1_100, toMs: 1_101, under: cause })
    const request = await named('request')
    expect(request).toMatchObject({ fromMs: 1_000, tookMs: 250, ...cause })
    expect(request.parentSpanId ?? '').toBe('')
    expect(await named('told')).toMatchObject({ traceId: traceOfRun(RUN).traceId, links: [cause], status: { code: 2 }, attributes: { 'error.type': '500' } })
    expect(await named('under')).toMatchObject({ traceId: cause.traceId, parentSpanId: cause.spanId })
  })
})

describe('what a span may say', () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(undefined))
  const allowed = new Set<string>(Object.values(ATTRIBUTES))

  it('is on the list, short, and no address', () => {
    fc.assert(fc.property(fc.dictionary(fc.oneof(fc.constantFrom(...Object.keys(ATTRIBUTES)), fc.string()), value), (fields) => {
      for (const [name, out] of Object.entries(attributesOf(fields as SpanFields))) {
        expect(allowed).toContain(name)
        expect(String(out).length).toBeLessThanOrEqual(120)
      }
    }))
    expect(attributesOf({ code: 'refused ana.essai@example.org', body: 'Bonjour' } as SpanFields)).toEqual({ 'parcours.code': 'refused [email]' })
  })

  it('of an error is a word that its maker chose, never a sentence', () => {
    expect(errorCode(Object.assign(new Error('Ana'), { type: 'GatePassed' }))).toBe('GatePassed')
    expect(errorCode(Object.assign(new TypeError('Ana'), { code: 'call 06 39 98 00 01' }))).toBe('TypeError')
    expect(errorCode('Ana')).toBe('Error')
  })
})

describe('a receiver that is away', () => {
  it('throws nothing, fills no memory, and is told of once; what comes when it is back arrives', async () => {
    const port = Number(new URL(receiver.url).port)
    await receiver.close()
    const away = await opened(`http://127.0.0.1:${port}`, 200)
    const startMs = performance.now()
    for (let n = 0; n < 20_000; n++) await away.around({ name: 'lost', fields: { runId: RUN } }, () => Promise.resolve())
    expect(performance.now() - startMs).toBeLessThan(10_000)
    for (let n = 0; n < 100 && said.length === 0; n++) await sleep(50)
    // Long enough for all that waited to be lost in turn.
    await sleep(1_500)
    expect(said).toEqual([{ message: 'traces do not arrive; the work goes on without them', fields: { level: 'warn', code: 'ECONNREFUSED' } }])
    receiver = await otlpReceiver({ port })
    away.record({ name: 'back', fields: {}, fromMs: 1, toMs: 2 })
    await named('back')
    await away.stop()
    expect(said.map(({ message }) => message)).toEqual([expect.any(String), 'traces arrive again'])
    // A queue of 2,048 and a batch of 512 on its way: the rest was dropped at once.
    expect(said[1]?.fields.lost).toBeLessThanOrEqual(2_560)
    expect(said[1]?.fields.lost).toBeGreaterThan(0)
  })

  it('holds the end up for two seconds at the most', async () => {
    const port = Number(new URL(receiver.url).port)
    await receiver.close()
    const away = await opened(`http://127.0.0.1:${port}`)
    away.record({ name: 'last', fields: {}, fromMs: 1, toMs: 2 })
    const startMs = performance.now()
    await away.stop()
    expect(performance.now() - startMs).toBeLessThan(2_500)
    receiver = await otlpReceiver()
  })

  it('gets the last spans at the end when it is there', async () => {
    traces.record({ name: 'last', fields: {}, fromMs: 1, toMs: 2 })
    await traces.stop()
    expect(receiver.spans.map(({ name }) => name)).toEqual(['last'])
  })
})

describe('off', () => {
  /** Which OpenTelemetry modules a fresh process has loaded once it has opened traces so. */
  const loaded = (endpoint: string): string[] => {
    const code = `
      import { registerHooks } from 'node:module'
      const seen = new Set()
      registerHooks({ resolve: (name, context, next) => { if (name.startsWith('@opentelemetry/')) seen.add(name); return next(name, context) } })
      const { openTraces } = await import('./index.ts')
      const traces = await openTraces({ endpoint: ${JSON.stringify(endpoint)}, service: 's', log: () => {} })
      console.log(JSON.stringify({ seen: [...seen], open: traces !== undefined }))
      process.exit(0)`
    const answer = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: import.meta.dirname, encoding: 'utf8' })) as { seen: string[]; open: boolean }
    expect(answer.open).toBe(endpoint !== '')
    return answer.seen
  }

  it('no library is loaded', () => {
    expect(loaded('http://127.0.0.1:1')).toContain('@opentelemetry/api')
    expect(loaded('')).toEqual([])
  })
})
