// Screenshots of every place, in both themes and both languages: `node test/e2e/shots.ts <desk's URL> <folder>`.
// A running demo is wanted, some business days old; PARCOURS_DATA names its folder.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportPreview, RunRow, RunView, TaskRow } from '@parcours/server/router'
import { chromium, type Browser, type Page } from '@playwright/test'
import { offeredDebtor } from './offer.ts'
import { ask, businessDay, tell, unique } from './product.ts'

const [url = '', folder = 'shots'] = process.argv.slice(2)
process.env.PARCOURS_URL = url
const DEMO = '/journeys/jny_early-reminder'

interface Look { theme: 'light' | 'dark'; language: 'en' | 'fr' }
const LOOKS: Look[] = [
  { theme: 'light', language: 'en' }, { theme: 'dark', language: 'en' }, { theme: 'light', language: 'fr' }, { theme: 'dark', language: 'fr' },
]

/** One place: how to get there from anywhere. */
type Place = (page: Page) => Promise<unknown>

async function deskPlaces(): Promise<Record<string, Place>> {
  const run = await richestRun()
  const [task] = await ask<TaskRow[]>('tasks.list', { status: 'open' })
  const importId = await unconfirmedImport()
  const figures = async (page: Page) => {
    await page.goto(DEMO)
    await page.locator('[data-testid="strip-cases"][data-status]').waitFor()
  }
  const card = (page: Page, name: string) => page.locator('[data-testid^="card-"]').filter({ hasText: name }).first()
  return {
    'journey-list': (page) => page.goto('/journeys'),
    'canvas-figures': async (page) => {
      await figures(page)
      await card(page, 'Tone test').click({ position: { x: 60, y: 10 } })
    },
    'canvas-design': async (page) => {
      await figures(page)
      await card(page, 'Courteous SMS').click({ position: { x: 60, y: 10 } })
    },
    'canvas-whole': async (page) => {
      await figures(page)
      await page.getByTestId('canvas').press('f')
    },
    json: async (page) => {
      await figures(page)
      await page.getByRole('tab', { name: 'JSON' }).click()
      await page.getByTestId('json-editor').locator('.view-line').first().waitFor()
    },
    publish: async (page) => {
      await figures(page)
      await page.getByTestId('journey-name').fill('Early reminder, 1-30 days, softer')
      await page.locator('[data-testid="save-state"][data-state="saved"]').waitFor()
      await page.getByTestId('publish-button').click()
      await page.getByRole('dialog').getByRole('heading', { level: 3 }).first().waitFor()
    },
    runs: (page) => page.goto(`/runs?journey=jny_early-reminder&run=${run}`),
    run: (page) => page.goto(`/runs/${run}`),
    inbox: (page) => page.goto(`/inbox/${task?.taskId}`),
    import: (page) => page.goto(`/portfolio/imports/${importId}`),
    portfolio: (page) => page.goto('/portfolio'),
    settings: (page) => page.goto('/settings?text=sms-courteous@1'),
  }
}

/** Of the demo's open runs, the one with the longest story. */
async function richestRun(): Promise<string> {
  const { rows } = await ask<{ rows: RunRow[] }>('runs.list', { filter: { journeyId: 'jny_early-reminder', state: 'waiting' }, limit: 60 })
  const views = await Promise.all(rows.map(({ runId }) => ask<RunView>('runs.get', { runId })))
  const [first] = views.toSorted((a, b) => b.timeline.length - a.timeline.length)
  return first?.row.runId ?? ''
}

/** What a shot changed is taken back. */
async function restored(page: Page): Promise<void> {
  const undo = page.getByTestId('undo')
  if (!page.url().includes(DEMO) || !(await undo.count())) return
  await page.keyboard.press('Escape')
  await page.waitForTimeout(400)
  while (await undo.isEnabled()) await undo.click()
  await page.locator('[data-testid="save-state"][data-state="saved"]').waitFor()
}

/** A small file with two faults, read and not confirmed. */
async function unconfirmedImport(): Promise<string> {
  const [id, due] = [unique(), await businessDay(-12)]
  const rows = ['Référence;N° client;Nom;Prénom;Montant impayé;Échéance;Téléphone']
  for (let n = 0; n < 40; n++) rows.push(`S-${id}-${n};K-${id}-${n};Exemple;Zoé;${120 + n * 7},50;${n === 17 ? '31/02/2026' : due};${n === 23 ? '12' : '06 39 98 00 01'}`)
  rows.push(rows[3] ?? '')
  const headers = { 'content-type': 'text/csv', 'x-file-name': 'creances-novembre.csv' }
  const response = await fetch(`${url}/api/imports/upload`, { method: 'POST', headers, body: rows.join('\r\n') })
  const { uploadId, mapping } = (await response.json()) as ImportPreview
  const { importId } = await tell<{ importId: string }>('imports.start', { uploadId, kind: 'portfolio', mapping, portfolioId: 'cards-fr' })
  return importId
}

async function shootDesk(browser: Browser, look: Look, places: Record<string, Place>): Promise<void> {
  const page = await newPage(browser, look, { width: 1600, height: 1000 })
  for (const [name, go] of Object.entries(places)) {
    await go(page)
    await shoot(page, name, look)
    await restored(page)
  }
  await page.context().close()
}

async function shootOffer(browser: Browser, look: Look, offer: { link: string; birthDate: string }): Promise<void> {
  const page = await newPage(browser, look, { width: 390, height: 844 })
  await page.goto(offer.link)
  await page.getByRole('button', { name: look.language === 'en' ? 'English' : 'Français' }).click()
  await shoot(page, 'offer-identity', look)
  const [year = '', month = '', day = ''] = offer.birthDate.split('-')
  for (const [at, value] of [day, month, year].entries()) await page.locator('fieldset input').nth(at).fill(value)
  await page.locator('button[type=submit]').click()
  await page.getByRole('radio').nth(1).check()
  await shoot(page, 'offer', look)
  await page.context().close()
}

async function newPage(browser: Browser, { theme, language }: Look, viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, viewport, colorScheme: theme, locale: language, timezoneId: 'Europe/Paris' })
  context.setDefaultTimeout(60_000)
  return context.newPage()
}

async function shoot(page: Page, name: string, { theme, language }: Look): Promise<void> {
  // Figures, fonts and pictures of the place settle.
  await page.waitForTimeout(2_500)
  await page.screenshot({ path: join(folder, `${name}-${theme}-${language}.png`) })
}

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
const places = await deskPlaces()
const { link, debtor } = await offeredDebtor()
for (const look of LOOKS) {
  await shootDesk(browser, look, places)
  await shootOffer(browser, look, { link, birthDate: debtor.birthDate })
}
await browser.close()
