import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openLogger, withoutAddresses } from './logger.ts'

const lines: string[] = []
const log = openLogger('server', (line) => lines.push(line), () => Date.UTC(2026, 10, 23, 9))
const last = () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>

describe('a line of the log', () => {
  it('is JSON with what a search needs', () => {
    log({ runId: 'run_1', n: 3 }, 'delivered')
    expect(lines.at(-1)?.endsWith('}\n')).toBe(true)
    expect(last()).toEqual({ level: 'info', at: '2026-11-23T09:00:00.000Z', process: 'server', message: 'delivered', runId: 'run_1', n: 3 })
  })

  it('is an error when it carries one, unless it says otherwise', () => {
    log({ error: 'Error: no' }, 'failed')
    expect(last().level).toBe('error')
    log({ error: 'Error: no', level: 'warn' }, 'trying again')
    expect(last().level).toBe('warn')
  })

  it('shows no mail address and no phone number, however deep or in whatever words', () => {
    log({ error: 'SMTP 550 <ana.essai@example.org> is unknown', sent: { to: ['+33 6 39 98 00 01', '06.39.98.00.01'] } }, 'refused for +33639980001')
    expect(JSON.stringify(last())).not.toMatch(/example\.org|3998|39\.98|39 98/)
    expect(last()).toMatchObject({ error: 'SMTP 550 <[email]> is unknown', sent: { to: ['[phone]', '[phone]'] }, message: 'refused for [phone]' })
  })

  it('leaves ids, instants and amounts alone', () => {
    for (const text of ['run_7f3a9b1200c4d5e6f708', 'run_0612345678ab0612345678.3.1', '2026-11-23T09:00:00.000Z', '1795424400000', 'error 30007', '127.0.0.1:7243', 'C-204711']) {
      expect(withoutAddresses(text)).toBe(text)
    }
  })

  it('never lets a French mobile through, with any single separator', () => {
    fc.assert(fc.property(fc.stringMatching(/^[67]\d{8}$/), fc.constantFrom('', ' ', '.', '-'), fc.constantFrom('0', '+33'), (number, between, start) => {
      const pairs = [number[0], ...(number.slice(1).match(/../g) ?? [])]
      const written = start === '0' ? `0${pairs.join(between)}` : `+33${between}${pairs.join(between)}`
      expect(withoutAddresses(`to ${written}, said`)).toBe('to [phone], said')
    }))
  })
})
