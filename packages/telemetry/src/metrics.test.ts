import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Metrics } from './metrics.ts'

it('counts, and writes what Prometheus reads', () => {
  const metrics = new Metrics()
  const sent = metrics.counter('parcours_contacts_total', 'Contacts by channel.')
  sent.add({ channel: 'sms' })
  sent.add({ channel: 'sms' }, 2)
  sent.add({ channel: 'a "b"\n\\' })
  expect(metrics.text()).toBe([
    '# HELP parcours_contacts_total Contacts by channel.', '# TYPE parcours_contacts_total counter',
    'parcours_contacts_total{channel="sms"} 3', String.raw`parcours_contacts_total{channel="a \"b\"\n\\"} 1`, '',
  ].join('\n'))
})

it('reads its gauges when it is asked, and survives one that fails', () => {
  const metrics = new Metrics()
  const open = metrics.gauge('parcours_runs_open', 'Open runs.')
  let n = 1
  metrics.collect(() => {
    throw new Error('locked')
  })
  metrics.collect(() => open.set(n++))
  const faults: unknown[] = []
  expect(metrics.text((error) => faults.push(error))).toContain('parcours_runs_open 1')
  expect(metrics.text()).toContain('parcours_runs_open 2')
  expect(String(faults)).toBe('Error: locked')
})

it('has each name once', () => {
  const metrics = new Metrics()
  metrics.gauge('parcours_x', 'X.')
  expect(() => metrics.counter('parcours_x', 'X.')).toThrow('there already')
  expect(() => metrics.counter('Parcours-x', 'X.')).toThrow('no name')
})

it('a histogram holds every observation once, in growing buckets', () => {
  fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 1, maxLength: 50 }), (all) => {
    const metrics = new Metrics()
    const times = metrics.histogram('parcours_write_seconds', 'Writes.')
    for (const one of all) times.observe(one)
    const lines = metrics.text().split('\n')
    const buckets = lines.filter((line) => line.includes('_bucket')).map((line) => ({ le: /le="(.*)"/.exec(line)?.[1] ?? '', n: Number(line.split(' ').at(-1)) }))
    for (const { le, n } of buckets) expect(n).toBe(all.filter((one) => le === '+Inf' || one <= Number(le)).length)
    expect(lines).toContain(`parcours_write_seconds_count ${all.length}`)
  }))
})
