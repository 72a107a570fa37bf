import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startCrashWorld, type CrashWorld } from '../support/crash-world.ts'
import { TestJourney, type Debtor } from '../support/test-journey.ts'

const DOCS = join(import.meta.dirname, '..', '..', 'docs', 'grafana')

describe('what the processes say of themselves', { timeout: 120_000 }, () => {
  let world: CrashWorld
  let story: TestJourney
  let people: Debtor[]
  let texts: { server: string; worker: string }

  /** Five people go the whole way: texts, a reply, a mail, a call, a payment; a provider refuses, a worker dies. */
  beforeAll(async () => {
    world = await startCrashWorld({ start: '2027-02-01T09:00:00+01:00', factor: 3_600 })
    story = await TestJourney.on(world)
    const journeyId = await story.publish('Reminder', {
      nodes: [
        ['sms', 'sms', { textId: 'sms-courteous@1', waitForAnswer: false }], ['mail', 'email', { textId: 'email-reminder@1', waitForAnswer: false }],
        ['call', 'voice-ai', { textId: 'voice-opening@1', attempts: 1 }], ['desk', 'human-handoff', { queue: 'general', slaHours: 1 }],
        ['pays', 'wait-for-event', { events: ['payment'], timeout: { amount: 5, unit: 'days' } }],
      ],
      edges: ['enter.treated -> sms', 'sms.otherwise -> mail', 'mail.otherwise -> call', 'call.otherwise -> pays', 'pays.otherwise -> end',
        ...['difficulty', 'dispute', 'wants_human'].map((o) => `call.${o} -> desk`), 'desk.otherwise -> end'],
    })
    people = await Promise.all([1, 2, 3, 4].map(() => story.debtor()))
    await story.willAnswer({ fail: '429', channel: 'sms', times: 1 })
    for (const { ref } of people) await story.call('journeys.enrolCase', { journeyId, caseRef: ref })
    const sent = () => story.db.read.get<{ n: number }>(`SELECT COUNT(*) AS n FROM contact WHERE status IN ('sent', 'delivered')`)?.n ?? 0
    for (let n = 0; n < 200 && sent() < 6; n++) await sleep(100)
    expect(sent()).toBeGreaterThanOrEqual(6)
    const [ana, , , last] = people
    if (ana) await story.writes(ana, 'Je suis Ana, rappelez-moi au 06 39 98 00 01')
    await world.processes.worker.kill()
    await world.processes.worker.start()
    if (last) await story.pays(last, 30_000)
    // A fifth goes its way with the new worker, whose numbers begin at nothing.
    const fifth = await story.debtor()
    people.push(fifth)
    await story.call('journeys.enrolCase', { journeyId, caseRef: fifth.ref })
    const answered = () => story.contacts(fifth.personId).some(({ status }) => ['sent', 'delivered'].includes(status))
    for (let n = 0; n < 300 && !answered(); n++) await sleep(100)
    // A request that nobody understands: what it says must not be repeated.
    await fetch(`${world.publicUrl}/api/v1/events`, { method: 'POST', body: JSON.stringify({ person: ana?.email }), headers: { 'content-type': 'application/json' } })
    await sleep(4_000)
    const read = (port: string | undefined) => fetch(`http://127.0.0.1:${port}/metrics`).then((answer) => answer.text())
    await read(world.env.DESK_PORT)
    texts = { server: await read(world.env.DESK_PORT), worker: await read(world.env.WORKER_PORT) }
  }, 120_000)
  afterAll(() => world?.stop())

  const named = (text: string) => new Set([...text.matchAll(/^# TYPE (\S+) (\w+)/gm)].flatMap(([, name = '', kind]) =>
    kind === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name]))

  test.each(readdirSync(DOCS))('every number of docs/grafana/%s is measured', (file) => {
    const measured = new Set([...named(texts.server), ...named(texts.worker)])
    const asked = new Set(readFileSync(join(DOCS, file), 'utf8').match(/\b(parcours|temporal)_[a-z_]+\b/g))
    expect(asked.size).toBeGreaterThan(5)
    expect([...asked].filter((name) => !measured.has(name))).toEqual([])
  })

  test('the numbers are those of what happened', () => {
    expect(texts.server).toContain('parcours_runs_started_total 5')
    expect(texts.worker).toMatch(/parcours_contacts_total\{channel="\w+",result="accepted"\} [1-9]/)
    expect(texts.worker).toContain('parcours_worker_ready 1')
    expect(texts.server).toMatch(/parcours_http_request_seconds_count\{listener="public",method="POST",route="\/api\/v1\/events"/)
  })

  test('metrics and logs hold no person', () => {
    const logs = { server: world.processes.server.log(), worker: world.processes.worker.log() }
    const contacts = story.db.read.all<{ body: string }>('SELECT DISTINCT body FROM contact')
    expect(contacts.length).toBeGreaterThan(0)
    const secrets = [
      ...people.flatMap(({ phone, email }) => [phone, phone.replace('+33', '0'), email]), '06 39 98 00 01', 'rue Fictive', 'Ana',
      ...people.map((_, n) => `Essai${n + 1}`), ...contacts.map(({ body }) => body.slice(0, 40)),
    ]
    for (const [name, text] of Object.entries({ ...texts, serverLog: logs.server, workerLog: logs.worker })) {
      for (const secret of secrets) expect(text.includes(secret), `${name} holds ${secret}`).toBe(false)
    }
    // They say something all the same, and only in lines that a machine reads.
    expect(logs.server).toContain('"message":"event"')
    expect(logs.worker).toContain('"message":"reconciled"')
    for (const line of `${logs.server}${logs.worker}`.trim().split('\n')) {
      expect(JSON.parse(line)).toMatchObject({ level: expect.stringMatching(/^(info|warn|error)$/), process: expect.any(String), message: expect.any(String) })
    }
  })
})
