import { createHash, randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startCrashWorld, type CrashWorld } from '../support/crash-world.ts'
import { TestJourney, type Debtor } from '../support/test-journey.ts'

interface Attribute { key: string; value: Record<string, unknown> }
interface Span { service: string; name: string; traceId: string; spanId: string; parentSpanId?: string; attributes: Record<string, unknown> }
interface Body {
  resourceSpans: { resource: { attributes: Attribute[] }; scopeSpans: { spans: (Omit<Span, 'attributes'> & { attributes: Attribute[] })[] }[] }[]
}

const plain = (attributes: Attribute[]) => Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
const spansIn = (body: Body): Span[] => body.resourceSpans.flatMap(({ resource, scopeSpans }) => scopeSpans.flatMap(({ spans }) =>
  spans.map((span) => ({ ...span, service: String(plain(resource.attributes)['service.name']), attributes: plain(span.attributes) }))))

describe('the life of a run in one trace', { timeout: 120_000 }, () => {
  let world: CrashWorld
  let story: TestJourney
  let receiver: Server
  let journeyId: string
  let bodies: string[]

  beforeAll(async () => {
    bodies = []
    receiver = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        bodies.push(Buffer.concat(chunks).toString())
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
      })
    })
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    // What is set around the start reaches both processes.
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`)
    world = await startCrashWorld({ start: '2027-02-01T09:00:00+01:00', factor: 1_200 })
    story = await TestJourney.on(world)
    journeyId = await story.publish('Reminder', {
      nodes: [
        ['sms', 'sms', { textId: 'sms-courteous@1', waitForAnswer: false }],
        ['pays', 'wait-for-event', { events: ['payment'], timeout: { amount: 20, unit: 'days' } }],
      ],
      edges: ['enter.treated -> sms', 'sms.otherwise -> pays', 'pays.otherwise -> end'],
    })
  }, 120_000)
  afterAll(async () => {
    vi.unstubAllEnvs()
    await world?.stop()
    receiver.close()
    receiver.closeAllConnections()
  })

  const spans = (): Span[] => bodies.flatMap((text) => spansIn(JSON.parse(text) as Body))
  const soon = async (what: string, holds: () => boolean) => {
    for (let n = 0; n < 400 && !holds(); n++) await sleep(50)
    expect(holds(), what).toBe(true)
  }
  /** Enrolled, contacted, paid. */
  async function goesThrough(debtor: Debtor, meanwhile: (runId: string) => Promise<unknown> = () => Promise.resolve()): Promise<string> {
    const { runId = '' } = await story.call<{ runId?: string }>('journeys.enrolCase', { journeyId, caseRef: debtor.ref })
    await soon('waits for the payment', () => story.place(runId)?.node === 'pays')
    await meanwhile(runId)
    await story.pays(debtor, 30_000)
    await soon('ended', () => story.run(runId)?.status === 'ended')
    return runId
  }

  test('server and worker tell it together, and nobody tells who it is about', async () => {
    const debtor = await story.debtor()
    const runId = await goesThrough(debtor, async (id) => {
      await story.call('commands.ask', { commandId: randomUUID(), runId: id, ask: { kind: 'pause' }, reason: 'Ana asked for time' })
      await soon('paused', () => spans().some(({ name }) => name === 'deliver command'))
      await story.call('commands.ask', { commandId: randomUUID(), runId: id, ask: { kind: 'resume', waits: 'left' }, reason: 'Ana is back' })
    })
    const traceId = createHash('sha256').update(runId).digest('hex').slice(0, 32)
    const told = () => new Set(spans().filter((span) => span.traceId === traceId).map(({ service, name }) => `${service}: ${name}`))
    await soon('the whole life', () => told().has('parcours-worker: activity close') && told().has('parcours-worker: deliver event'))
    expect([...told()].toSorted()).toEqual(expect.arrayContaining([
      ...['POST /api/v1/events', 'command queued', 'commands.ask', 'event received', 'journeys.enrolCase', 'start queued'].map((name) => `parcours-server: ${name}`),
      ...['activity close', 'activity sms', 'activity wait-for-event', 'deliver command', 'deliver event', 'deliver start', 'provider sms'].map((name) => `parcours-worker: ${name}`),
    ]))
    const own = spans().filter((span) => span.traceId === traceId)
    expect(own.filter(({ attributes }) => attributes['parcours.run_id'] !== runId && attributes['parcours.run_id'] !== undefined)).toEqual([])
    expect(spans().filter((span) => span.attributes['parcours.run_id'] === runId && span.traceId !== traceId)).toEqual([])
    const activity = own.find(({ name, attributes }) => name === 'activity sms' && attributes['parcours.step'] === 'contact')
    expect(activity?.attributes).toMatchObject({ 'parcours.outcome': 'result', 'parcours.code': 'sent', 'parcours.attempt': expect.anything(), 'parcours.task_queue': expect.any(String) })
    expect(own.find(({ name }) => name === 'provider sms')?.parentSpanId).toBe(activity?.spanId)

    const [sent] = story.contacts(debtor.personId)
    for (const secret of [debtor.phone, debtor.email, debtor.ref, debtor.debts[0] ?? '', 'Ana', 'rue Fictive', 'Essai', sent?.body.slice(0, 30) ?? '']) {
      expect(secret.length).toBeGreaterThan(2)
      expect(bodies.some((text) => text.includes(secret)), `traces hold ${secret}`).toBe(false)
    }
    // Among instants and ids any row of digits may stand.
    expect(spans().flatMap(({ attributes }) => Object.values(attributes).map(String)).filter((value) => value.includes('30000'))).toEqual([])
    const names = new Set(spans().flatMap(({ attributes }) => Object.keys(attributes)))
    expect([...names].filter((name) => !/^(parcours\.|http\.(request\.method|route|response\.status_code)$|rpc\.method$|error\.type$)/.test(name))).toEqual([])
  })

  test('the same happens with nobody to receive it', async () => {
    receiver.close()
    receiver.closeAllConnections()
    const debtor = await story.debtor()
    await goesThrough(debtor)
    const says = () => [world.processes.server.log(), world.processes.worker.log()].map((log) => log.match(/traces do not arrive/g)?.length ?? 0)
    await soon('both have said so', () => says().every((n) => n > 0))
    expect(says()).toEqual([1, 1])
    await world.processes.worker.stop()
    expect(story.contacts(debtor.personId).map(({ status }) => status)).toEqual([expect.stringMatching(/sent|delivered/)])
  })
})
