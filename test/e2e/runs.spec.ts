import type { RunRow, RunView } from '@parcours/server/router'
import { expect, test } from '@playwright/test'
import { Desk } from './desk.ts'
import { ask } from './product.ts'

/** A run of the demo whose contact the law once postponed: on its first morning it postpones all of them. */
async function postponedRun(): Promise<RunRow> {
  const { rows } = await ask<{ rows: RunRow[] }>('runs.list', { filter: { journeyId: 'jny_early-reminder' }, limit: 100 })
  for (const row of rows) {
    const { timeline } = await ask<RunView>('runs.get', { runId: row.runId })
    if (timeline.some((item) => item.kind === 'decision' && item.detail?.en.includes('next legal time'))) return row
  }
  throw new Error('no contact of the demo was ever postponed')
}

test('an operator finds a run, opens it by keyboard, and reads why its contact waited', async ({ page }) => {
  const desk = new Desk(page)
  await expect(async () => { await postponedRun() }).toPass({ timeout: 60_000 })
  const run = await postponedRun()
  await page.goto('/runs')

  await test.step('a filter narrows the list, and counts what is left', async () => {
    await expect(page.getByText(/\d+ runs · \d+ open/)).toBeVisible()
    await desk.filter('state', 'ended')
    await expect(page).toHaveURL(/state=ended/)
    const states = desk.grid('Runs').getByRole('row').filter({ hasText: /ended|waiting|postponed|suspended|working/ })
    await expect(states.first()).toContainText('ended')
    await expect(desk.row('Runs', /waiting|postponed|suspended/)).toHaveCount(0)
    await desk.filter('state', 'any')
  })

  await test.step('search finds by reference and by name', async () => {
    await desk.search(run.caseRef)
    await expect(page.getByText(/^1 run ·/)).toBeVisible()
    await expect(desk.row('Runs', run.caseRef)).toContainText(run.person)
    await desk.search(run.person)
    await expect(desk.row('Runs', run.caseRef)).toBeVisible()
  })

  await test.step('arrows choose, Enter opens', async () => {
    await desk.search(run.caseRef)
    await expect(page.getByText(/^1 run ·/)).toBeVisible()
    await desk.grid('Runs').focus()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('complementary', { name: 'The selected run' })).toContainText(run.person)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/runs/${run.runId}$`))
  })

  await test.step('the timeline tells the decision of the gate with its rule and the next legal time', async () => {
    const decision = desk.timeline().getByRole('listitem').filter({ hasText: 'next legal time' }).first()
    await expect(decision).toContainText(/: postponed\s*Contact hours/)
    await decision.getByText('Decision and inputs').click()
    await expect(decision).toContainText('fr-house')
    await expect(decision).toContainText('window')
  })

  await test.step('Temporal has a page of the same run', async () => {
    await expect(page.getByRole('link', { name: 'In Temporal' })).toHaveAttribute('href', new RegExp(run.runId))
  })
})
