import { expect, test } from '@playwright/test'
import { Desk } from './desk.ts'
import { businessDay, newDebtor, pays, willSay } from './product.ts'
import { enrol, publishedJourney } from './published.ts'

test('a part payment leaves the run waiting; the one that cures ends it', async ({ page }) => {
  const debtor = await newDebtor('480.00')
  const journeyId = await publishedJourney('Waits for money', {
    nodes: { rest: ['wait', { delay: { amount: 60, unit: 'days' } }] }, edges: ['enter.treated -> rest', 'rest.elapsed -> end'],
  })
  const runId = await enrol(journeyId, debtor.caseRef)
  await page.goto(`/runs/${runId}`)
  // A demo that has just begun starts two hundred others first.
  await expect(page.getByText(/^Waiting until /)).toBeVisible({ timeout: 45_000 })

  await pays(debtor, 10_000)
  await expect(page.getByText(/€\s?380\.00 in arrears/)).toBeVisible()
  await expect(page.getByText(/^Waiting until /)).toBeVisible()

  await pays(debtor, 38_000)
  await page.goto('/runs')
  await new Desk(page).search(debtor.caseRef)
  await expect(new Desk(page).row('Runs', debtor.caseRef)).toContainText('ended')
  await page.goto(`/runs/${runId}`)
  await expect(page.getByText(/cured/i).first()).toBeVisible()
})

test('a promise made in a call is watched, and kept by the money that was promised', async ({ page }) => {
  test.setTimeout(330_000)
  const debtor = await newDebtor('480.00')
  const journeyId = await publishedJourney('Promises', {
    nodes: {
      call: ['voice-ai', { textId: 'voice-opening@1', attempts: 1 }], watch: ['promise-watch', { textId: 'sms-promise-reminder@1', leastSharePercent: 50, graceDays: 3 }],
      team: ['human-handoff', { queue: 'hardship' }], later: ['wait', { delay: { amount: 60, unit: 'days' } }],
    },
    edges: ['enter.treated -> call', 'call.promise -> watch', 'call.otherwise -> later',
      ...['difficulty', 'dispute', 'wants_human'].map((said) => `call.${said} -> team`), 'team.otherwise -> end', 'watch.kept -> later', 'watch.otherwise -> end', 'later.elapsed -> end'],
  })
  await willSay(debtor.phone, { outcome: 'promise', promise: { amountCents: 12_000, dueDate: await businessDay(40) } })
  const runId = await enrol(journeyId, debtor.caseRef)
  await page.goto(`/runs/${runId}`)
  const timeline = new Desk(page).timeline()
  // The hours of the law pass while the demo's clock runs fast.
  await expect(timeline).toContainText('call → promise', { timeout: 240_000 })
  await expect(timeline).toContainText(/120\.00/)

  await pays(debtor, 12_000)
  await expect(timeline).toContainText('watch → kept')
  await expect(page.getByText(/€\s?360\.00 in arrears/)).toBeVisible()
})
