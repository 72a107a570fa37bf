import { readFileSync } from 'node:fs'
import type { RunRow } from '@parcours/server/router'
import { expect, test, type Page } from '@playwright/test'
import { Desk } from './desk.ts'
import { ask } from './product.ts'

const JOURNEY = 'jny_early-reminder'
const HOW_MANY = 8

/** References of waiting runs of the demo: nothing happens to them by itself for a while. */
async function waitingRuns(): Promise<RunRow[]> {
  const { rows } = await ask<{ rows: RunRow[] }>('runs.list', { filter: { journeyId: JOURNEY, state: 'waiting' }, limit: 100 })
  return rows.filter(({ nextAtMs }, i) => nextAtMs !== null && rows.findIndex((row) => row.caseRef === rows[i]?.caseRef) === i)
    .toSorted((a, b) => (b.nextAtMs ?? 0) - (a.nextAtMs ?? 0)).slice(0, HOW_MANY)
}
const stateOf = async (runId: string): Promise<string> => (await ask<{ row: RunRow }>('runs.get', { runId })).row.state

async function freezeList(page: Page, text: string): Promise<void> {
  await page.goto('/jobs')
  await page.getByTestId('paste-list').click()
  await page.getByTestId('paste-text').fill(text)
  await page.getByTestId('paste-freeze').click()
  await expect(page).toHaveURL(/\/jobs\/blk_/)
}

/** Starts what the page shows, and waits until every run has answered. */
async function startAndWait(page: Page, reason: string): Promise<void> {
  await page.getByTestId('job-start').click()
  await expect(page.getByText('Say why, in a few words')).toBeVisible()
  await page.getByTestId('job-reason').fill(reason)
  await page.getByTestId('job-start').click()
  await expect(page.getByTestId('job-settled')).toHaveText(`${HOW_MANY} of ${HOW_MANY} runs are through`, { timeout: 60_000 })
  await expect(page.getByRole('heading').getByText(`${HOW_MANY} runs`)).toBeVisible()
}

const countsOf = async (page: Page): Promise<Record<string, number>> => {
  const states = ['all', 'done', 'skipped', 'failed', 'sent', 'queued', 'cancelled']
  const texts = await Promise.all(states.map((state) => page.getByTestId(`items-${state}`).innerText()))
  return Object.fromEntries(states.map((state, i) => [state, Number(texts[i]?.replaceAll(/\D/g, ''))]))
}

test('a pasted list is frozen, paused as a whole and resumed as a whole, each with a dry run, a reason and a file', async ({ page }) => {
  const desk = new Desk(page)
  // A demo that has just begun has nobody in it yet.
  await expect(async () => { expect(await waitingRuns()).toHaveLength(HOW_MANY) }).toPass({ timeout: 60_000 })
  const runs = await waitingRuns()
  const [first] = runs
  const list = [...runs.map(({ caseRef }) => caseRef), 'C-000000', 'nobody'].join('\n')

  await test.step('the set names whom it does not know, and says what would happen', async () => {
    await freezeList(page, list)
    await expect(page.getByTestId('job-set')).toContainText(`${HOW_MANY} runs`)
    await expect(page.getByTestId('job-unknown')).toContainText('2 unknown')
    await expect(page.getByTestId('job-unknown')).toContainText('C-000000')
    await page.getByTestId('act-resume').check()
    await expect(page.getByTestId('dry-would')).toContainText('0 runs would go on')
    await expect(page.getByTestId('dry-run')).toContainText(`${HOW_MANY} The run is not paused`)
    await expect(page.getByTestId('job-start')).toBeDisabled()
    await page.getByTestId('act-pause').check()
    await expect(page.getByTestId('dry-would')).toContainText(`${HOW_MANY} runs would be paused`)
  })

  await test.step('what nobody can take back wants its number typed', async () => {
    await page.getByTestId('act-end').check()
    await expect(page.getByTestId('dry-would')).toContainText(`${HOW_MANY} runs would end`)
    await page.getByTestId('job-reason').fill('only to look')
    await page.getByTestId('job-start').click()
    await page.getByTestId('confirm-count').fill(String(HOW_MANY + 1))
    await page.getByTestId('confirm-start').click()
    await expect(page.getByRole('dialog')).toContainText('That is another number')
    await page.keyboard.press('Escape')
    await page.getByTestId('act-pause').check()
    await page.getByTestId('job-reason').fill('')
    await expect(page.getByTestId('dry-would')).toContainText(`${HOW_MANY} runs would be paused`)
  })

  await test.step('all are paused; the states add up to the set, and each row leads to its run', async () => {
    await startAndWait(page, 'a text is being mended')
    expect(await countsOf(page)).toEqual({ all: HOW_MANY, done: HOW_MANY, skipped: 0, failed: 0, sent: 0, queued: 0, cancelled: 0 })
    for (const { runId } of runs) expect(await stateOf(runId)).toBe('paused')
    await page.getByTestId('items-done').click()
    await expect(desk.row('Runs of the job', first?.caseRef ?? '')).toContainText(first?.person ?? '')
  })

  await test.step('the file holds them', async () => {
    await page.getByTestId('job-export').click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: /^done/ }).click()])
    const lines = readFileSync(await download.path(), 'utf8').trim().split(/\r\n/)
    expect(lines).toHaveLength(HOW_MANY + 1)
    expect(lines.filter((line) => runs.some(({ caseRef }) => line.startsWith(`${caseRef};`)))).toHaveLength(HOW_MANY)
  })

  await test.step('paused again they would all refuse; resumed they go on', async () => {
    await freezeList(page, list)
    await expect(page.getByTestId('dry-refused')).toContainText(String(HOW_MANY))
    await expect(page.getByTestId('dry-run')).toContainText('The run is paused already')
    await page.getByTestId('act-resume').check()
    await expect(page.getByTestId('dry-would')).toContainText(`${HOW_MANY} runs would go on`)
    await startAndWait(page, 'the text is mended')
    await expect.poll(async () => (await Promise.all(runs.map(({ runId }) => stateOf(runId)))).includes('paused')).toBe(false)
  })

  await test.step('the list tells both, with who and why', async () => {
    await page.getByRole('heading', { level: 1 }).getByRole('link', { name: 'Jobs' }).click()
    await expect(desk.row('Jobs', `Pause ${HOW_MANY} runs`).first()).toContainText('a text is being mended')
    await expect(desk.row('Jobs', `Resume ${HOW_MANY} runs`).first()).toContainText('the text is mended')
  })
})

test('a job that is not there says so', async ({ page }) => {
  await page.goto('/jobs/blk_nothing')
  await expect(page.getByText('There is no such job')).toBeVisible()
})
