import { loadCase, runById } from '@parcours/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { paymentPlanService } from './commitment-services.ts'
import { DAY, GateWorld, TUESDAY_10 } from './testing/gate-world.ts'

let world: GateWorld
let runId: string
beforeEach(async () => {
  world = await GateWorld.open()
  runId = await world.enrol()
})
afterEach(() => world.close())

const makes = (id: string, status: string, createdAt: number) => world.deps.db.write((sql) => sql.run(
  `INSERT INTO payment_plan (id, caseId, personId, status, createdAt) VALUES (?,'case','per',?,?)`, id, status, createdAt))
const inRun = <T>(look: (plans: ReturnType<typeof paymentPlanService>) => T): Promise<T> => world.deps.db.write((sql) => {
  const [run, snapshot] = [runById(sql, runId), loadCase(sql, 'case', world.nowMs)]
  if (!run || !snapshot) throw new Error('the world is not whole')
  return look(paymentPlanService({ sql, run, snapshot, visit: 2, nowMs: world.nowMs, tag: 1 }))
})
const end = () => inRun((plans) => plans.endInRun())

describe('how the payment plan of a run has ended', () => {
  it('is that of the newest, made since the run entered', async () => {
    expect(await end()).toBeUndefined()
    await makes('last year', 'completed', TUESDAY_10 - 365 * DAY)
    expect(await end()).toBeUndefined()
    await makes('first', 'rescheduled', TUESDAY_10)
    await makes('second', 'active', TUESDAY_10 + 1)
    expect(await end()).toBeUndefined()
    await inRun((plans) => plans.close('second', 'broken'))
    expect(await end()).toBe('broken')
  })
})
