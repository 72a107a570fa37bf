import type { SystemView } from '@parcours/server/router'
import { expect, test, type Page } from '@playwright/test'
import { Desk } from './desk.ts'
import { offeredDebtor } from './offer.ts'
import { ask } from './product.ts'

test.use({ viewport: { width: 390, height: 844 } })

async function giveBirthDate(page: Page, isoDate: string): Promise<void> {
  const [year = '', month = '', day = ''] = isoDate.split('-')
  await page.getByLabel('Day').fill(day)
  await page.getByLabel('Month').fill(month)
  await page.getByLabel('Year').fill(year)
  await page.getByRole('button', { name: 'Continue' }).click()
}

test('a person opens the link on a phone, proves who they are, accepts a plan, and the page closes', async ({ page }) => {
  test.setTimeout(330_000)
  const { debtor, runId, link } = await offeredDebtor()
  await page.goto(link)

  await test.step('it speaks their language, and tells nobody else of a debt', async () => {
    await expect(page.getByRole('heading', { name: 'D’abord, est-ce bien vous ?' })).toBeVisible()
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page.getByRole('heading', { name: 'First, is it you?' })).toBeVisible()
    await expect(page.getByText('sandbox')).toBeVisible()
    expect(await page.locator('body').innerText()).not.toMatch(/Banque|Ana|480|€|debt|past due|plan/i)
  })

  await test.step('a wrong date of birth costs a try', async () => {
    await giveBirthDate(page, '1980-01-01')
    await expect(page.getByRole('alert')).toHaveText('That does not match. Tries left: 4.')
    expect(await page.locator('body').innerText()).not.toMatch(/Banque|480|€/)
  })

  await test.step('the right one shows what is offered, to the cent', async () => {
    await giveBirthDate(page, debtor.birthDate)
    await expect(page.getByText(/Past due with Banque Exemple: €\s?480\.00/)).toBeVisible()
    const plan = page.getByRole('radio', { name: /^[2-6] payments/ }).first()
    await expect(page.getByRole('button', { name: 'Choose a plan first' })).toBeDisabled()
    await plan.check()
  })

  await test.step('opened elsewhere meanwhile, it asks once more who they are, and says why', async () => {
    const other = await page.context().newPage()
    await other.goto(link)
    await other.getByRole('button', { name: 'English' }).click()
    await giveBirthDate(other, debtor.birthDate)
    await expect(other.getByRole('radio').first()).toBeVisible()
    await other.close()
    await page.getByRole('button', { name: 'Accept this plan' }).click()
    await expect(page.getByRole('alert').first()).toContainText('Your answer was not sent, and nothing was agreed.')
    await giveBirthDate(page, debtor.birthDate)
  })

  await test.step('an accepted plan is noted', async () => {
    await page.getByRole('radio', { name: /^[2-6] payments/ }).first().check()
    await page.getByRole('button', { name: 'Accept this plan' }).click()
    await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible()
  })

  await test.step('opened again, it is closed', async () => {
    await page.goto(link)
    await expect(page.getByRole('heading', { name: /^(Cette page est fermée|This page is closed)$/ })).toBeVisible()
    await expect(page.getByRole('radio')).toHaveCount(0)
  })

  await test.step('the run shows the payment plan and goes on by it', async () => {
    const desk = new Desk(page)
    await page.goto(`/runs/${runId}`)
    await expect(desk.timeline()).toContainText(/offer → accepted/)
    await expect(desk.timeline()).toContainText(/Offer accepted\s*€\s?480\.00 in [2-6] instalments/)
    await expect(page.getByText(/^Waiting until /)).toBeVisible()
  })
})

test('a link that nobody signed opens nothing', async ({ page }) => {
  const { publicUrl } = await ask<SystemView>('system.get')
  await page.goto(`${publicUrl}/p/ofr_nobody.AAAAAAAAAAAAAAAAAAAAAA`)
  await expect(page.getByRole('heading', { name: 'Cette adresse est incomplète' })).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveCount(0)
})
