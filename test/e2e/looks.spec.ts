import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { Desk } from './desk.ts'

const PLACES = ['Journeys', 'Runs', 'Inbox', 'Portfolio', 'Settings']

/** What a screen reader or a weak eye would stumble over, in words. */
async function obstacles(page: Page, except: string[] = []): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).disableRules(except).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  const heavy = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return heavy.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`))
}

test('French and the dark theme are chosen at the bottom left, and stay', async ({ page }) => {
  await page.goto('/journeys')
  await page.getByRole('button', { name: /language and theme/ }).click()
  await page.getByRole('menuitemradio', { name: 'Français' }).click()
  await page.getByRole('menuitemradio', { name: 'Sombre' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(page.getByRole('heading', { name: /^Parcours/, level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Nouveau parcours' })).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`nobody is left out of the five places, ${theme}`, async ({ page }) => {
    await page.addInitScript((chosen) => { localStorage.setItem('parcours.theme', chosen) }, theme)
    for (const place of PLACES) {
      await page.goto(`/${place.toLowerCase()}`)
      await expect(page.getByRole('heading', { name: new RegExp(`^${place}`), level: 1 })).toBeVisible()
      await expect(page.getByRole('grid').or(page.getByText('No task waits')).first()).toBeVisible()
      expect(await obstacles(page), place).toEqual([])
    }
  })
}

test('nobody is left out of the canvas', async ({ page }) => {
  const desk = new Desk(page)
  await desk.openJourney('Early reminder, 1-30 days')
  await expect(page.getByTitle(/^As of /)).toHaveText(/^live, /)
  await desk.select('enter')
  // A drawing has no sizes of its own: what is too small to hit is zoomed, and every figure stands in the card's panel too.
  expect(await obstacles(page, ['target-size'])).toEqual([])
})
