import type { RawPage, RunRow, RunView } from '@parcours/server/router'
import { expect, test, type Page } from '@playwright/test'
import { Desk } from './desk.ts'
import { ask } from './product.ts'

/** An open run of the demo that has been sent something. */
async function contactedRun(): Promise<RunRow> {
  const { rows } = await ask<{ rows: RunRow[] }>('runs.list', { filter: { journeyId: 'jny_early-reminder', state: 'waiting' }, limit: 100 })
  for (const row of rows) {
    const { timeline } = await ask<RunView>('runs.get', { runId: row.runId })
    if (timeline.some((item) => item.message !== null)) return row
  }
  throw new Error('nobody of the demo was contacted yet')
}

const openContacted = async (page: Page): Promise<RunRow> => {
  await expect(async () => { await contactedRun() }).toPass({ timeout: 60_000 })
  const run = await contactedRun()
  await page.goto(`/runs/${run.runId}`)
  return run
}

test('a run says where it is, since when, what wakes it and what follows; what was sent, and every stored row', async ({ page }) => {
  const desk = new Desk(page)
  const run = await openContacted(page)

  await test.step('four facts at the top, in words', async () => {
    for (const fact of ['Where', 'Since', 'Woken by', 'Then']) await expect(page.getByRole('term').filter({ hasText: new RegExp(`^${fact}$`) }).first()).toBeVisible()
    await expect(page.getByText(/^Ends at once if: the arrears are paid/)).toBeVisible()
  })

  await test.step('the text itself is folded into its line', async () => {
    const { timeline } = await ask<RunView>('runs.get', { runId: run.runId })
    const sent = timeline.find((item) => item.message && !item.message.spoken)
    const words = sent?.message?.body.split('\n')[0]?.slice(0, 30) ?? ''
    const line = desk.timeline().getByRole('listitem').filter({ hasText: 'What was sent' }).last()
    await expect(line.getByText(words)).toBeHidden()
    await line.getByText('What was sent').click()
    await expect(line.getByText(words)).toBeVisible()
  })

  await test.step('raw rows are one click away: as many as are stored', async () => {
    await page.getByRole('button', { name: 'Raw events' }).click()
    const dialog = page.getByRole('dialog', { name: 'Everything stored of this run' })
    await dialog.getByRole('tab', { name: 'Contacts' }).click()
    const stored = await ask<RawPage>('runRaw.page', { runId: run.runId, kind: 'contact' })
    await expect(dialog.getByText(`${stored.rows.length} of ${stored.total}`)).toBeVisible()
    await dialog.getByRole('list', { name: 'Contacts' }).locator('summary').first().click()
    await expect(dialog.locator('pre').first()).toContainText(`"runId": "${run.runId}"`)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })
})

test('a run is read on a phone: nothing is wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openContacted(page)
  await expect(page.getByRole('term').filter({ hasText: /^Where$/ }).first()).toBeVisible()
  for (const fold of await page.locator('ol details > summary').all()) await fold.click()
  const tooWide = () => page.evaluate(() => [...document.querySelectorAll('section *, header *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 120)))
  expect(await tooWide()).toEqual([])
  await page.getByRole('button', { name: 'Raw events' }).click()
  await expect(page.getByRole('button', { name: 'Copy the rows shown' })).toBeInViewport()
})
