import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HOUR, TestDesk } from '../testing/desk.ts'

describe('a draft', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await TestDesk.open()
  })
  afterEach(() => desk.close())
  const drafted = () => desk.as('Claire').journeys.draft({ journeyId: desk.journeyId })
  const save = (actor: string, revision: number, name: string, force = false) => drafted().then(({ journeyId, journey }) =>
    desk.as(actor).journeys.save({ journeyId, revision, journey: { ...journey, name }, force }))

  it('is saved over the revision that it began from', async () => {
    const { revision } = await drafted()
    desk.nowMs += HOUR
    expect(await save('Yanis', revision, 'Gentle')).toEqual({ kind: 'saved', revision: revision + 1, savedAtMs: desk.nowMs })
    expect(await drafted()).toMatchObject({ journey: { name: 'Gentle' }, savedBy: 'Yanis', revision: revision + 1 })
  })

  it('that is saved again, as its answer was lost, was saved once', async () => {
    const { revision } = await drafted()
    const first = await save('Claire', revision, 'Gentle')
    desk.nowMs += HOUR
    expect(await save('Claire', revision, 'Gentle')).toEqual(first)
    expect(await save('Claire', revision + 1, 'Gentle')).toEqual(first)
    expect((await drafted()).revision).toBe(revision + 1)
  })

  it('does not go over what somebody else has saved meanwhile, unless it is told to', async () => {
    const { revision } = await drafted()
    await save('Claire', revision, 'Gentle')
    await save('Yanis', revision + 1, 'Firm')
    // The lost answer of Claire comes too late: her text is not what is stored.
    expect(await save('Claire', revision, 'Gentle')).toMatchObject({ kind: 'conflict', theirs: { journey: { name: 'Firm' }, savedBy: 'Yanis', revision: revision + 2 } })
    expect(await save('Claire', revision, 'Gentle', true)).toMatchObject({ kind: 'saved', revision: revision + 3 })
  })
})
