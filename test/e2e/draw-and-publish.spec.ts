import { expect, test } from '@playwright/test'
import { Desk } from './desk.ts'
import { newDebtor, unique } from './product.ts'

test('a manager draws a journey of six kinds of nodes, publishes it twice, and each case keeps its version', async ({ page }) => {
  const desk = new Desk(page)
  const [first, second] = [await newDebtor(), await newDebtor()]
  const name = `Six nodes ${unique()}`
  await desk.newJourney(name)
  await desk.zoomOut(3)

  const wait = await desk.drag('wait', { x: 0.38, y: 0.15 })
  const score = await desk.drag('score-risk', { x: 0.6, y: 0.15 })
  const sms = await desk.drag('sms', { x: 0.82, y: 0.15 })
  const call = await desk.drag('voice-ai', { x: 0.38, y: 0.78 })
  const offer = await desk.drag('offer-plan', { x: 0.6, y: 0.78 })
  const team = await desk.drag('human-handoff', { x: 0.72, y: 0.36 })

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
  await test.step('a step taken back and taken again leaves the same drawing', async () => {
    await desk.byId('undo').click()
    await expect(page.getByText('Plan agreed')).toHaveCount(0)
    await desk.byId('redo').click()
    await expect(page.getByText('Plan agreed').first()).toBeVisible()
    await desk.issues('0 issues')
  })

  await test.step('the first version is published, and says what it brings', async () => {
    const dialog = await desk.openPublish()
    await expect(dialog.getByRole('heading', { name: 'Publish version 1' })).toBeVisible()
    await expect(dialog.getByRole('list')).toContainText('Score risk')
    await expect(dialog).toContainText('No case matches the segment now')
    await desk.confirmPublish()
    await expect(page.getByText('v1 live')).toBeVisible()
  })

  await test.step('a case found in the portfolio is enrolled by hand, and its place is told in words', async () => {
    await page.goto('/portfolio')
    await desk.search(first.reference)
    await expect(desk.row('Cases', first.name)).toContainText(first.caseRef)
    await desk.openJourney(name)
    await desk.enrol(first.caseRef)
    await expect(page.getByText(/^Waiting until .*, then “Score risk”$/)).toBeVisible()
    await page.goto('/runs')
    await desk.search(first.caseRef)
    await expect(desk.row('Runs', first.caseRef)).toContainText(/Wait.*waiting.*v1/)
  })

  await test.step('a changed wait makes version 2; the run under way stays on version 1', async () => {
    await desk.openJourney(name)
    await desk.select(wait)
    await desk.field('For').fill('9')
    await expect(desk.card(wait)).toContainText('For 9 days')
    const dialog = await desk.openPublish()
    await expect(dialog.getByRole('list')).toContainText(/Wait.*9 days instead of 3 days/)
    await expect(dialog).toContainText('1 run finishes on its older version')
    await desk.confirmPublish()
    await expect(page.getByText('v2 live')).toBeVisible()
    await desk.enrol(second.caseRef)
    await expect(page.getByText(`${name} v2`)).toBeVisible()
    await page.goto('/runs')
    await desk.search(first.caseRef)
    await expect(desk.row('Runs', first.caseRef)).toContainText('v1')
  })
})
