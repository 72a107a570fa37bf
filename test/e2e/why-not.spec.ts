import { expect, test } from '@playwright/test'
import { Desk } from './desk.ts'
import { newDebtor } from './product.ts'
import { enrol, publishedJourney } from './published.ts'

test('an operator learns why a debt is in no journey, and where it is once it is in one', async ({ page }) => {
  const desk = new Desk(page)
  const debtor = await newDebtor()

  await test.step('the case’s panel leads to the answer', async () => {
    await page.goto(`/portfolio?q=${debtor.caseRef}`)
    await desk.row('Cases', debtor.caseRef).click()
    await page.getByRole('link', { name: 'Why not?' }).click()
    await expect(page).toHaveURL(new RegExp(`/why-not\\?case=${debtor.caseRef}$`))
  })

  const journey = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) })
  await test.step('each live journey says what keeps it out: the condition that failed, and the fact', async () => {
    const early = journey('Early reminder, 1-30 days')
    await expect(early).toContainText('kept out')
    await expect(early).toContainText('Not in the segment')
    const failed = early.getByRole('listitem').filter({ hasText: 'does not hold' })
    await expect(failed).toHaveCount(1)
    await expect(failed).toContainText(/case\.dpd <= 30.*Days past due, oldest debt: 4[56]/)
    await expect(page.getByText('It was in no journey so far')).toBeVisible()
  })

  await test.step('a debt’s reference asks for the same case; in a journey, it leads to the run', async () => {
    const runId = await enrol(await publishedJourney('Why not, waiting', {
      nodes: { later: ['wait', { delay: { amount: 30, unit: 'days' } }] }, edges: ['enter.treated -> later', 'later.elapsed -> end'],
    }), debtor.caseRef)
    await page.getByLabel('Case or debt reference').fill(debtor.reference)
    await page.getByRole('button', { name: 'Look into it' }).click()
    const own = journey('Why not, waiting').filter({ hasText: 'is in it' })
    await expect(own.getByRole('link', { name: 'is in it' })).toHaveAttribute('href', `/runs/${runId}`)
    await expect(journey('Early reminder, 1-30 days')).toContainText('In another journey: “Why not, waiting”')
  })

  await test.step('of what nobody knows, it says so and where to look', async () => {
    await page.getByLabel('Case or debt reference').fill('C-NOBODY')
    await page.getByRole('button', { name: 'Look into it' }).click()
    await expect(page.getByText('No case and no debt is called C-NOBODY')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Search the portfolio' })).toBeVisible()
  })
})
