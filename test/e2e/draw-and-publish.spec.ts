import { expect, test } from '@playwright/test'
import { Desk } from './desk.ts'

test('a manager draws a journey with six kinds of nodes, publishes it, and a case walks through', async ({ page }) => {
  const desk = new Desk(page)
  await desk.newJourney(`Six nodes ${Date.now()}`)

  const score = await desk.drag('score-risk', { x: 0.3, y: 0.2 })
  const wait = await desk.drag('wait', { x: 0.55, y: 0.1 })
  const sms = await desk.drag('sms', { x: 0.55, y: 0.45 })
  const call = await desk.drag('voice-ai', { x: 0.3, y: 0.8 })
  const offer = await desk.drag('offer-plan', { x: 0.55, y: 0.8 })
  const team = await desk.drag('human-handoff', { x: 0.8, y: 0.8 })

  await test.step('nodes ask for what only the manager can choose, and say so', async () => {
    await expect(desk.byId('issues-button')).not.toContainText('0 issues')
    await desk.select(sms)
    await desk.pick('Text', /courteous/)
    await desk.select(call)
    await desk.pick('Opening', /voice-opening/)
    await desk.select(offer)
    await desk.pick('Text', /sms-offer|offer/)
    await desk.select(team)
    await desk.pick('Queue', 'Hardship')
    await desk.saved()
  })
  expect([score, wait]).toHaveLength(2)
})
