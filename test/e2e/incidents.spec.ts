import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IncidentsNow } from '@parcours/server/router'
import { expect, test } from '@playwright/test'
import { Desk } from './desk.ts'
import { ask } from './product.ts'

/** Where playwright.config.ts starts the product; its lock names the processes. */
const LOCK = join(process.env.PARCOURS_DATA ?? join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'parcours', 'e2e-data'), 'lock.json')

function workerPid(): number {
  // Written by the start script, in its own shape.
  const { children } = JSON.parse(readFileSync(LOCK, 'utf8')) as { children: { name: string; pid: number }[] }
  const worker = children.find(({ name }) => name === 'worker')
  if (!worker) throw new Error('the product has no worker')
  return worker.pid
}

test('a worker that hangs opens an incident on every page where people act, and its return closes it', async ({ page }) => {
  const desk = new Desk(page)
  // Not killed: the start script would bring it back before anybody missed it.
  const pid = workerPid()
  await page.goto('/runs')
  process.kill(pid, 'SIGSTOP')
  try {
    await test.step('it is said above the runs, within half a minute', async () => {
      await expect(page.getByRole('alert')).toContainText('No worker is running', { timeout: 45_000 })
      await expect(page.getByRole('alert')).toContainText('every open run waits')
      await expect(page.getByRole('link', { name: /^Incidents/ })).toContainText(/\d/)
    })
    await test.step('the list says what solves it', async () => {
      await page.getByRole('alert').getByRole('link').click()
      await desk.row('Incidents', 'No worker is running').click()
      const panel = page.getByRole('complementary', { name: 'Incident' })
      await expect(panel).toContainText('Nobody takes work from: journeys, sweeps.')
      await expect(panel).toContainText('Start the worker again')
    })
  } finally {
    process.kill(pid, 'SIGCONT')
  }

  await test.step('it closes by itself, and stays on record', async () => {
    await expect.poll(async () => (await ask<IncidentsNow>('incidents.now')).worst.some(({ cause }) => cause === 'no_worker'), { timeout: 30_000 }).toBe(false)
    await page.goto('/incidents?state=closed')
    await expect(desk.row('Incidents', 'No worker is running').first()).toBeVisible()
    await page.goto('/runs')
    await expect(page.getByText('No worker is running')).toHaveCount(0)
  })
})
