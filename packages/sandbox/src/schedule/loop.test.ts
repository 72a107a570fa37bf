import { manualClock } from '@parcours/clock'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startProductDouble } from '../product-double.test-support.ts'
import type { ProductDouble } from '../product-double.test-support.ts'
import { MONDAY_MS, SECRETS } from '../sandbox-driver.test-support.ts'
import { makeContext } from '../sandbox-context.ts'
import type { SandboxContext } from '../sandbox-context.ts'
import { openStore } from '../store/open-store.ts'
import { startLoop } from './loop.ts'
import type { Loop } from './loop.ts'

let product: ProductDouble
let context: SandboxContext
let loop: Loop

async function start(answer?: Parameters<typeof startProductDouble>[0]) {
  product = await startProductDouble(answer)
  const options = { file: ':memory:', port: 0, smtpPort: 0, publicUrl: product.url, secrets: SECRETS, seed: 1, silent: true }
  context = makeContext(openStore(':memory:'), options)
  loop = startLoop(context)
}
beforeEach(() => start())
afterEach(async () => {
  await loop.stop()
  await product.stop()
})

const reply = (from: string, n: number) => ({ kind: 'sms-inbound', from, to: '+331', body: String(n) }) as const
const bodies = () => product.received.map((one) => new URLSearchParams(one.body).get('Body'))

describe('the schedule', () => {
  it('does nothing before a clock is told, then takes even what has no time', async () => {
    context.schedule(60, 'a', reply('+336', 1))
    await loop.settle()
    expect(bodies()).toEqual([])
    context.store.settings.setClock(manualClock(MONDAY_MS))
    await loop.settle()
    expect(bodies()).toEqual(['1'])
  })

  it('keeps the order within a lane, also when catching up', async () => {
    context.store.settings.setClock(manualClock(MONDAY_MS))
    for (let n = 0; n < 60; n += 1) context.schedule(60 - (n % 30), n % 2 ? 'odd' : 'even', reply('+336', n))
    context.store.settings.setClock(manualClock(MONDAY_MS + 3_600_000))
    await loop.settle()
    const odd = bodies().map(Number).filter((n) => n % 2 === 1)
    const dueOf = (n: number) => 60 - (n % 30)
    expect(odd).toHaveLength(30)
    expect(odd.map(dueOf)).toEqual(odd.map(dueOf).toSorted((a, b) => a - b))
  })

  it('gives up on what the product refuses for good, and says why', async () => {
    await loop.stop()
    await product.stop()
    await start(() => ({ status: 409, body: { code: 'same id, other body' } }))
    context.store.settings.setClock(manualClock(MONDAY_MS))
    context.schedule(0, 'a', reply('+336', 1))
    await loop.settle()
    await loop.settle()
    expect(product.received).toHaveLength(1)
    expect(context.store.actions.counts()).toEqual({ dead: 1 })
    expect(context.store.actions.dead()[0]?.note).toContain('409')
  })

  it('keeps what nobody answers, for later', async () => {
    context.store.settings.setClock(manualClock(MONDAY_MS))
    await product.stop()
    context.schedule(0, 'a', reply('+336', 1))
    await loop.settle()
    expect(context.store.actions.counts()).toEqual({ open: 1 })
    expect(context.store.actions.due(MONDAY_MS, Date.now(), 10)).toEqual([])
    expect(context.store.actions.due(MONDAY_MS, Date.now() + 60_000, 10)).toHaveLength(1)
    product = await startProductDouble()
  })
})
