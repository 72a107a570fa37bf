import { defaultSettings } from '@parcours/journey'
import { expect, test, type Page } from '@playwright/test'
import { Desk } from './desk.ts'
import { unique } from './product.ts'

const node = (id: string, type: string, config: Record<string, unknown>, x: number) => ({ id, type, name: id, x, y: 200, config })
const edge = (id: string, from: string, outcome: string, to: string) => ({ id, from, outcome, to })

function journeyText(nodes: object[], edges: object[]): string {
  const id = unique()
  const whole = { format: 1, slug: `bad-${id}`, name: `Imported ${id}`, settings: defaultSettings(), nodes: [node('enter', 'enter', {}, 0), ...nodes, node('end', 'end', {}, 1200)], edges }
  return JSON.stringify(whole, null, 2)
}

async function importJourney(page: Page, text: string): Promise<void> {
  await page.goto('/journeys')
  await page.getByTestId('import-journey').click()
  await page.getByTestId('import-text').fill(text)
  await page.getByTestId('import-confirm').click()
}

test('a broken text of a journey names its line, is kept, and leaves the drawing alone', async ({ page }) => {
  const desk = new Desk(page)
  await desk.newJourney(`Broken ${unique()}`)
  await desk.view('JSON')
  const editor = page.getByTestId('json-editor')
  await editor.locator('.view-line').first().click()
  await page.keyboard.press('End')
  await page.keyboard.insertText(' "nonsense": tru,')
  await expect(page.getByTestId('json-invalid')).toContainText('no valid journey yet')
  await expect(page.getByTestId('json-problems').getByRole('button').first()).toContainText(/^line 1/)

  await desk.view('Canvas')
  await expect(desk.card('enter')).toBeVisible()
  await expect(desk.card('end')).toBeVisible()
  await desk.view('JSON')
  await expect(editor).toContainText('"nonsense"')

  await expect(desk.byId('save-state')).toHaveText('Text not valid yet')
  await page.getByRole('link', { name: /^Runs/ }).click()
  await expect(page.getByRole('dialog')).toContainText('it would be gone with this page')
  await desk.byId('leave-stay').click()
  await expect(editor).toContainText('"nonsense"')
  await page.getByRole('button', { name: 'Discard this text' }).click()
  await expect(editor).not.toContainText('"nonsense"')
  await expect(page.getByTestId('json-invalid')).toBeHidden()
})

test('an import that is no JSON says where; an unknown node type is named and kept', async ({ page }) => {
  const desk = new Desk(page)
  const text = journeyText([node('chat', 'carrier-pigeon', { loft: 'north' }, 400)], [edge('e1', 'enter', 'treated', 'chat'), edge('e2', 'chat', 'otherwise', 'end')])
  await importJourney(page, text.replace('"edges": [', '"edges": [[['))
  await expect(page.getByTestId('import-problems')).toContainText(/line \d+/)

  await page.getByTestId('import-text').fill(text)
  await page.getByTestId('import-confirm').click()
  await expect(page.getByRole('dialog')).toContainText('carrier-pigeon')
  await page.getByTestId('import-open').click()
  await expect(desk.card('chat')).toContainText('carrier-pigeon')
  const dialog = await desk.openPublish()
  await expect(dialog).toContainText(/carrier-pigeon/)
  await expect(page.getByTestId('publish-confirm')).toBeDisabled()
  await page.keyboard.press('Escape')
  await desk.view('JSON')
  await expect(page.getByTestId('json-editor')).toContainText('"loft": "north"')
})

test('a loop that never waits blocks publishing, and is named', async ({ page }) => {
  const desk = new Desk(page)
  const branches = [{ name: 'again', when: 'case.dpd > 10' }]
  await importJourney(page, journeyText(
    [node('ask', 'condition', { branches }, 400), node('and_ask', 'condition', { branches }, 800)],
    [edge('e1', 'enter', 'treated', 'ask'), edge('e2', 'ask', 'again', 'and_ask'), edge('e3', 'and_ask', 'again', 'ask'), edge('e4', 'ask', 'otherwise', 'end'), edge('e5', 'and_ask', 'otherwise', 'end')],
  ))
  await expect(desk.card('ask')).toBeVisible()
  const dialog = await desk.openPublish()
  await expect(dialog.getByTestId('issue-cycle-without-wait')).toContainText('This loop never waits: “and_ask”, “ask”')
  await expect(page.getByTestId('publish-confirm')).toBeDisabled()
  await dialog.getByTestId('issue-cycle-without-wait').getByRole('button').first().click()
  await expect(page.getByTestId('node-name')).toHaveValue('and_ask')
})

test('a condition that is wrong, or would run away, says so where it is written', async ({ page }) => {
  const desk = new Desk(page)
  await desk.newJourney(`Conditions ${unique()}`)
  await desk.select('enter')
  const said = page.getByTestId('panel').getByRole('alert')
  await desk.writeCondition('case.dpdd > 3')
  await expect(said).toContainText(/case\.dpdd.*case\.dpd/)
  await desk.writeCondition('case.dpd > "three"')
  await expect(said).toBeVisible()
  await desk.writeCondition('[1, 2].all(a, [1, 2].all(b, [1, 2].all(c, [1, 2].all(d, a + b + c + d < case.dpd))))')
  await expect(said).toBeVisible()
  await desk.writeCondition('case.dpd > 3000')
  await expect(said).toHaveCount(0)
})

test('a text with an unknown variable cannot be saved, and says which and where', async ({ page }) => {
  await page.goto('/settings')
  await page.getByRole('grid', { name: 'Texts' }).getByRole('row').filter({ hasText: 'sms-courteous' }).first().click()
  await page.getByRole('button', { name: 'Write a new version' }).click()
  const english = page.locator('section').filter({ has: page.getByRole('heading', { name: 'English' }) })
  const body = english.getByLabel('Text')
  const before = await body.inputValue()
  await body.fill(`${before}\n{{ person.firstNam }}`)
  await expect(english.getByRole('listitem').filter({ hasText: 'Wrong:' })).toContainText(/person\.firstNam.*person\.firstName.*line 2/)
  await expect(page.getByRole('button', { name: /^Save version/ })).toBeDisabled()
  await body.fill(before)
  await expect(page.getByRole('button', { name: /^Save version/ })).toBeEnabled()
})
