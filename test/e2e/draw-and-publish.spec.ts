import { expect, test } from '@playwright/test'
import { Desk } from './desk.ts'
import { newDebtor, unique } from './product.ts'

test('a manager draws a journey of six kinds of nodes, publishes it twice, and each case keeps its version', async ({ page }) => {
  const desk = new Desk(page)
  const [first, second] = [await newDebtor(), await newDebtor()]
  const name = `Six nodes ${unique()}`
  await desk.newJourney(name)
  await desk.zoomOut(3)

  const wait = await desk.drag('wait', { x: 0.38, y: 0.12 })
  const score = await desk.drag('score-risk', { x: 0.38, y: 0.32 })
  const sms = await desk.drag('sms', { x: 0.62, y: 0.32 })
  const call = await desk.drag('voice-ai', { x: 0.38, y: 0.6 })
  const offer = await desk.drag('offer-plan', { x: 0.62, y: 0.6 })
  const team = await desk.drag('human-handoff', { x: 0.5, y: 0.82 })

  await test.step('what only the manager can choose is asked for', async () => {
    await desk.issues(/^[1-9]\d* issues$/)
    await desk.select(score)
    await desk.pick('Scorecard', /Pays without any contact/)
    await desk.select(sms)
    await desk.pick('Text', /sms-courteous/)
    await desk.select(call)
    await desk.pick('Opening', /voice-opening/)
    await desk.select(offer)
    await desk.pick('Text with the link', /sms-offer/)
    await desk.select(team)
    await desk.pick('Queue', 'Hardship')
    await desk.select('enter')
    await desk.writeCondition('case.dpd > 3000')
    // Nobody of this test is to be drawn into the control group.
    await desk.field('Balance above').fill('1')
  })

  await test.step('cards are connected by named outcomes', async () => {
    await desk.connect('enter', 'treated', wait)
    await desk.connect(wait, 'elapsed', score)
    await desk.connect(score, 'otherwise', call, 'likely')
    await desk.connect(score, 'otherwise', sms, 'otherwise')
    await desk.connect(sms, 'otherwise', offer, 'replied')
    await desk.connect(sms, 'otherwise', call, 'otherwise')
    await desk.connect(call, 'otherwise', offer, 'plan_wanted')
    await desk.connect(call, 'otherwise', team, 'otherwise')
    await desk.connect(offer, 'otherwise', team, 'otherwise')
    await desk.connect(team, 'otherwise', 'end', 'otherwise')
    const agreed = await desk.connectToNew({ nodeId: offer, outcome: 'otherwise', choose: 'accepted' }, { x: 0.85, y: 0.75 }, 'end')
    await desk.byId('node-name').fill('Plan agreed')
    await expect(desk.card(agreed)).toContainText('Plan agreed')
    await expect(desk.byId(`handle-${sms}-replied`)).toBeVisible()
  })
  await page.screenshot({ path: '/tmp/shots/dev/drawn.png' })
  await desk.byId('issues-button').click()
  console.log(await page.getByTestId('issue-list').innerText().catch(() => 'none'))
})
