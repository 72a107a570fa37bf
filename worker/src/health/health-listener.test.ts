import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { healthListener } from './health-listener.ts'

let ready = true
let server: ReturnType<typeof healthListener>
beforeEach(async () => {
  server = healthListener({ ready: () => ready, metrics: () => Promise.resolve('parcours_x 1\n') }, 0)
  await once(server, 'listening')
})
afterEach(() => void server.close())

const get = (path: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)

it('lives whether or not it is ready', async () => {
  expect((await get('/ready')).status).toBe(200)
  ready = false
  expect([(await get('/live')).status, (await get('/ready')).status]).toEqual([200, 503])
})

it('tells its numbers, and nothing else', async () => {
  expect(await (await get('/metrics')).text()).toBe('parcours_x 1\n')
  expect((await get('/')).status).toBe(404)
})
