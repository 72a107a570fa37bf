import { createReadStream } from 'node:fs'
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
    await expect(decision).toContainText(/: postponed\s*(Contact hours|At most \d+)/)
    await decision.getByText('Decision and inputs').click()
    await expect(decision).toContainText('fr-house')
    await expect(decision).toContainText('window')
  })

  await test.step('Temporal has a page of the same run', async () => {
    await expect(page.getByRole('link', { name: 'In Temporal' })).toHaveAttribute('href', new RegExp(run.runId))
  })
})

test('a team keeps a view of the list, and an operator selects in it by keyboard and takes it away as a file', async ({ page }) => {
  const desk = new Desk(page)
  const name = `Ended ${Date.now()}`
  await page.goto('/runs?state=waiting')

  await test.step('columns are chosen, and kept with the filter as a view', async () => {
    await desk.byId('columns').click()
    await page.getByRole('menuitemcheckbox', { name: 'email' }).click()
    await page.keyboard.press('Escape')
    await expect(desk.grid('Runs').getByRole('columnheader', { name: 'email' })).toBeVisible()
    await desk.byId('views').click()
    await page.getByRole('menuitem', { name: 'Save as a view' }).click()
    await desk.byId('view-name').fill(name)
    await desk.byId('view-name-confirm').click()
    await expect(desk.byId('views')).toHaveText(name)
  })

  await test.step('x selects, Shift extends, Esc lets go', async () => {
    await desk.grid('Runs').focus()
    for (const key of ['j', 'x', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key)
    await expect(desk.byId('selection-bar')).toContainText('3 selected')
    await desk.byId('select-all-of-filter').click()
    await expect(desk.byId('selection-bar')).toContainText(/All \d+ of this filter/)
    await desk.grid('Runs').focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(desk.byId('selection-bar')).toBeHidden()
  })

  await test.step('another person opens the view, and it holds the same list', async () => {
    await page.goto('/runs')
    await desk.byId('views').click()
    await page.getByRole('menuitem', { name }).click()
    await expect(page).toHaveURL(/state=waiting/)
    await expect(desk.grid('Runs').getByRole('columnheader', { name: 'email' })).toBeVisible()
    await desk.filter('state', 'ended')
    await expect(desk.byId('views')).toHaveText(`${name}, changed`)
    await desk.byId('views').click()
    await page.getByRole('menuitem', { name: /^Overwrite/ }).click()
    await expect(desk.byId('views')).toHaveText(name)
  })

  await test.step('the file has the rows that are listed', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), desk.byId('export-runs').click()])
    let text = ''
    for await (const part of createReadStream(await download.path(), 'utf8')) text += String(part)
    const [head, ...rows] = text.trimEnd().split('\r\n')
    expect(head).toMatch(/^\uFEFFCase;Person;Email;/)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every((row) => row.includes(';ended;'))).toBe(true)
  })

  await test.step('it is deleted after a question', async () => {
    await desk.byId('views').click()
    await page.getByRole('menuitem', { name: /^Delete/ }).click()
    await desk.byId('view-drop-confirm').click()
    await expect(desk.byId('views')).toHaveText('All runs')
  })
})
