import { expect, test, type Locator, type Page } from '@playwright/test'
import { Desk } from './desk.ts'
import { businessDay, newDebtor, unique } from './product.ts'

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
const frenchDay = (isoDate: string): string => isoDate.split('-').toReversed().join('/')

async function choose(page: Page, kind: 'Import debts' | 'Import payments', upload: ReturnType<typeof file>): Promise<void> {
  await page.goto('/portfolio')
  await page.getByRole('link', { name: kind }).click()
  await page.locator('input[type=file]').setInputFiles(upload)
  await expect(page.getByRole('heading', { name: upload.name })).toBeVisible()
  await field(page, 'Portfolio').click()
  await page.getByRole('option', { name: /^Cards, France/ }).click()
}

/** A control total of the report, by its name. */
const total = (page: Page, name: string): Locator => page.locator('dl > div').filter({ has: page.getByText(name, { exact: true }) }).getByRole('definition')
const field = (page: Page, label: string): Locator => page.getByRole('combobox', { name: new RegExp(`^${label}`) })

test('a file of debts from a French spreadsheet is read, reported, confirmed, and changes nothing the second time', async ({ page }) => {
  const desk = new Desk(page)
  const [id, due] = [unique(), frenchDay(await businessDay(-50))]
  const rows = [
    ['Référence', 'N° client', 'Nom', 'Prénom', 'Montant impayé', 'Solde', 'Échéance', 'Téléphone', 'Magasin'],
    [`F-${id}-1`, `K-${id}-1`, 'Lemaître', 'Zoé', '1 240,50', '3 000,00', due, '06 39 98 00 01', 'Lyon'],
    [`F-${id}-2`, `K-${id}-2`, 'Été', 'Noël', '89,90', '89,90', due, '06 39 98 00 02', 'Lille'],
    [`F-${id}-3`, `K-${id}-3`, 'Faux', 'Jour', '10,00', '10,00', '31/02/2026', '06 39 98 00 03', 'Metz'],
    [`F-${id}-1`, `K-${id}-1`, 'Lemaître', 'Zoé', '1 240,50', '3 000,00', due, '06 39 98 00 01', 'Lyon'],
  ]
  // As a spreadsheet writes it: a byte order mark, semicolons, decimal commas.
  const upload = file(`creances-${id}.csv`, `\uFEFF${rows.map((row) => row.join(';')).join('\r\n')}\r\n`)
  await choose(page, 'Import debts', upload)

  await test.step('how it is written, and which column is what, is guessed and shown', async () => {
    await expect(field(page, 'Encoding')).toHaveValue('UTF-8')
    await expect(field(page, 'Separator')).toHaveValue('semicolon ;')
    await expect(field(page, 'Decimals')).toHaveValue('1 240,50')
    await expect(field(page, 'Debt reference')).toHaveValue('Référence')
    await expect(field(page, 'Amount past due')).toHaveValue('Montant impayé')
    await expect(field(page, 'Oldest unpaid due date')).toHaveValue('Échéance')
    await expect(page.getByRole('table')).toContainText('Lemaître')
    await expect(page.getByText('4 rows are ready to be read')).toBeVisible()
  })

  await test.step('the report names each refused row with its line, column and reason', async () => {
    await page.getByRole('button', { name: 'Start the import' }).click()
    await expect(page.getByRole('heading', { name: 'Refused rows, and values left out' })).toBeVisible()
    await expect(total(page, 'Refused')).toHaveText('2')
    await expect(page.getByRole('row', { name: /^4 Échéance Not a date \(ISO or day\/month\/year\) 31\/02\/2026$/ })).toBeVisible()
    await expect(page.getByRole('row', { name: /^5 Référence The same debt stands on line 2/ })).toBeVisible()
    await expect(total(page, 'Rows')).toHaveText('4')
    await expect(total(page, 'New')).toHaveText('2')
    await expect(total(page, 'Amount, EUR')).toHaveText(/€\s?1,330\.40/)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download 2 lines' }).click()
    expect((await download).suggestedFilename()).toBe(`creances-${id}-refusals.csv`)
  })

  await test.step('who would enter is counted before anything starts', async () => {
    await expect(page.getByText('to be confirmed')).toBeVisible()
    const early = page.getByRole('row', { name: /^Early reminder, 1-30 days/ })
    await expect(early).toContainText(/2 not in the segment/)
    await page.getByRole('button', { name: 'Confirm the import' }).click()
    await expect(page.getByText('confirmed', { exact: true })).toBeVisible()
    await page.goto('/portfolio')
    await desk.search(`F-${id}-1`)
    await expect(desk.row('Cases', 'Zoé Lemaître')).toContainText(/€\s?1,240\.50/)
  })

  await test.step('the same file again changes nothing', async () => {
    await choose(page, 'Import debts', upload)
    await page.getByRole('button', { name: 'Start the import' }).click()
    await expect(total(page, 'Unchanged')).toHaveText('2')
    await expect(total(page, 'New')).toHaveText('0')
    await expect(total(page, 'Updated')).toHaveText('0')
  })
})

test('a file of payments is booked once; what fits no debt is kept and listed', async ({ page }) => {
  const desk = new Desk(page)
  const debtor = await newDebtor('480.00')
  const id = unique()
  const day = frenchDay(await businessDay(-1))
  const upload = file(`encaissements-${id}.csv`, `Référence;Montant;Date de valeur\r\n${debtor.reference};80,00;${day}\r\nINCONNU-${id};12,34;${day}\r\n`)

  for (const [booked, unchanged] of [['2', '0'], ['0', '2']]) {
    await test.step(`booked ${booked}, known already ${unchanged}`, async () => {
      await choose(page, 'Import payments', upload)
      await page.getByRole('button', { name: 'Start the import' }).click()
      await expect(page.getByRole('heading', { name: 'Import report' })).toBeVisible()
      await expect(total(page, 'New')).toHaveText(booked ?? '')
      await expect(total(page, 'Unchanged')).toHaveText(unchanged ?? '')
    })
  }
  await expect(page.getByRole('row', { name: new RegExp(`INCONNU-${id} €\\s?12\\.34`) })).toBeVisible()
  await page.goto('/portfolio')
  await desk.search(debtor.reference)
  await expect(desk.row('Cases', debtor.name)).toContainText(/€\s?400\.00/)
  await page.goto('/inbox')
  await page.getByRole('group', { name: 'Queues' }).getByRole('button', { name: /^Payments/ }).click()
  await expect(desk.row('Inbox', 'Money to allocate').first()).toBeVisible()
})
