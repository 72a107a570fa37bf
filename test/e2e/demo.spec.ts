import { expect, test, type Locator, type Page } from '@playwright/test'
import { Desk } from './desk.ts'

const DEMO = 'Early reminder, 1-30 days'
const numberIn = (text: string): number => Number(text.replaceAll(/[^\d]/g, ''))

/** Clicks a number and counts the list that it opens. The demo moves: a number that changed meanwhile is asked again. */
async function opensItsList(page: Page, figure: Locator): Promise<void> {
  await expect(async () => {
    const seen = numberIn(await figure.innerText())
    await figure.click()
    const list = page.getByRole('dialog')
    await expect(list.getByRole('grid')).toBeVisible()
    const title = await list.getByRole('heading').innerText()
    const rows = await list.getByRole('grid').getAttribute('aria-rowcount')
    await page.keyboard.press('Escape')
    await expect(list).toBeHidden()
    expect({ title: Number(/[\d,]+$/.exec(title)?.[0].replaceAll(',', '')), rows: Number(rows) }).toEqual({ title: seen, rows: seen })
  }).toPass({ timeout: 45_000 })
}

test('the figures of the demo move by themselves, and each opens the list that it counts', async ({ page }) => {
  const desk = new Desk(page)
  await desk.openJourney(DEMO)
  const live = page.getByTitle(/^As of /)

  await test.step('they are live', async () => {
    await expect(live).toHaveText(/^live, /)
    const before = await live.getAttribute('title')
    const entered = async () => {
      const counts = await page.locator('[data-testid^="count-"][data-testid$="-entered"]').allInnerTexts()
      return counts.map(numberIn).reduce((sum, count) => sum + count, 0)
    }
    const first = await entered()
    expect(first).toBeGreaterThan(0)
    await expect(live).not.toHaveAttribute('title', before ?? '')
    await expect.poll(entered, { timeout: 100_000 }).toBeGreaterThan(first)
  })

  await test.step('entered, here now, an outcome, the control group, the whole', async () => {
    for (const id of ['count-enter-entered', 'count-control-entered', 'count-enter-treated']) await opensItsList(page, desk.byId(id))
    await opensItsList(page, page.locator('[data-testid^="count-"][data-testid$="-here"]').first())
    await opensItsList(page, desk.byId('strip-cases').getByRole('button'))
  })
})

test('the control group has a lane of its own, and the strip says how sure it is', async ({ page }) => {
  const desk = new Desk(page)
  await desk.openJourney(DEMO)
  await expect(desk.card('control')).toContainText('Control group')
  await expect(desk.card('control')).toContainText('Observed, not contacted')
  await expect(desk.card('control')).toContainText(/[1-9]\d* entered/)

  const said: Record<string, RegExp> = { immature: /–\s*not mature/, small: /n < 30 \(\d+\)/, ok: /\d/, none: /–/ }
  for (const name of ['recovered', 'uplift', 'cured']) {
    await expect(desk.byId(`strip-${name}`)).toHaveAttribute('data-status', /./)
    const status = await desk.byId(`strip-${name}`).getAttribute('data-status')
    await expect(desk.byId(`strip-${name}`)).toHaveText(said[status ?? ''] ?? 'a status')
  }
  await expect(desk.byId('strip-opt_outs')).toContainText(/of \d+|n < 30/)

  await test.step('a version filters the figures, and shows its drawing as it is', async () => {
    await desk.byId('figure-filter').click()
    await page.getByRole('combobox', { name: 'Version' }).click()
    await page.getByRole('option', { name: /^v1, / }).click()
    await page.keyboard.press('Escape')
    await expect(page.getByText(/^Version 1, published on .* this is for reading\.$/)).toBeVisible()
    await expect(desk.byId('publish-button')).toHaveCount(0)
    await opensItsList(page, desk.byId('count-enter-entered'))
    await page.getByRole('button', { name: 'Back to the draft' }).click()
    await expect(desk.byId('publish-button')).toBeVisible()
  })
})
