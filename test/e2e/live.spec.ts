import type { LiveMapView } from '@parcours/server/router'
import { expect, test } from '@playwright/test'
import { ask } from './product.ts'

const JOURNEY = 'jny_early-reminder'
const numberOf = (text: string | null): number => Number((text ?? '').replaceAll(/\D/g, ''))

test('the live map counts every open run once, and each number opens the list of as many', async ({ page }) => {
  await page.goto(`/journeys/${JOURNEY}`)
  await page.getByTestId('live-map').click()
  await expect(page).toHaveURL(new RegExp(`/journeys/${JOURNEY}/live`))
  await expect(page.getByTestId('card-enter')).toBeVisible()

  await test.step('its states add up to the open runs', async () => {
    await expect(page.getByTestId('live-total')).not.toHaveText('0', { timeout: 60_000 })
    await expect(async () => {
      const { total, counts } = await ask<LiveMapView>('live.get', { journeyId: JOURNEY })
      const { total: listed } = await ask<{ total: number }>('runs.list', { filter: { journeyId: JOURNEY, state: 'ended' }, limit: 1 })
      const { total: all } = await ask<{ total: number }>('runs.list', { filter: { journeyId: JOURNEY }, limit: 1 })
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(total)
      expect(total).toBe(all - listed)
    }).toPass({ timeout: 60_000 })
  })

  await test.step('a number on a card leads to the list with the same number', async () => {
    const waiting = page.getByTestId('live-control-waiting')
    await expect(waiting).toBeVisible({ timeout: 60_000 })
    const told = numberOf(await waiting.textContent())
    await waiting.click()
    await expect(page).toHaveURL(/node=control/)
    // People of the control group are observed for two weeks: few leave between the two looks.
    await expect(async () => {
      const counted = numberOf((await page.getByText(/\d+ runs? · /).textContent())?.split('·')[0] ?? '')
      expect(Math.abs(counted - told)).toBeLessThanOrEqual(3)
    }).toPass({ timeout: 30_000 })
    await expect(page.getByText('told here only')).toBeVisible()
  })
})
