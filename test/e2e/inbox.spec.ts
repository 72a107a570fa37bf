import { expect, test } from '@playwright/test'
import { Desk } from './desk.ts'
import { newDebtor } from './product.ts'
import { enrol, publishedJourney } from './published.ts'

test('a colleague claims a task, resolves it with a named result, and the run goes on by it', async ({ page }) => {
  const desk = new Desk(page)
  const debtor = await newDebtor()
  const journeyId = await publishedJourney('Ask the legal team', {
    nodes: {
      ask: ['human-handoff', { queue: 'legal', instructions: 'Read the contract first.', results: ['withdrawn', 'go_on'] }],
      later: ['wait', { delay: { amount: 30, unit: 'days' } }],
    },
    edges: ['enter.treated -> ask', 'ask.go_on -> later', 'ask.otherwise -> end', 'later.elapsed -> end'],
  })
  const runId = await enrol(journeyId, debtor.caseRef)

  await page.goto('/inbox')
  await page.getByRole('group', { name: 'Queues' }).getByRole('button', { name: /^Legal/ }).click()
  await desk.row('Inbox', debtor.name).click()
  const task = page.getByRole('complementary', { name: 'The selected task' })
  await expect(task).toContainText('Read the contract first.')
  await expect(task).toContainText(debtor.reference)

  await test.step('only who claimed it may resolve it', async () => {
    await expect(task.getByRole('button', { name: 'Resolve the task' })).toHaveCount(0)
    // The second click of a double click must not give it back.
    await task.getByRole('button', { name: 'Claim the task' }).dblclick()
    await expect(task).toContainText('claimed by Claire Morel')
  })

  await test.step('the result is one of those that the journey names', async () => {
    await task.getByRole('radio', { name: 'go on' }).check()
    await task.getByLabel('Note').fill('The contract allows it.')
    await task.getByRole('button', { name: 'Resolve the task' }).click()
    await expect(page.getByText('Task resolved', { exact: true })).toBeVisible()
    await expect(desk.row('Inbox', debtor.name)).toHaveCount(0)
  })

  await test.step('the run has left by that result and waits at the next card', async () => {
    await page.goto(`/runs/${runId}`)
    await expect(page.getByText(/^Waiting until /)).toBeVisible()
    await expect(desk.timeline()).toContainText('go on')
    await expect(desk.timeline()).toContainText('The contract allows it.')
    await expect(desk.timeline()).toContainText(/claire/i)
  })
})
