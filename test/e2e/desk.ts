import { expect, type Locator, type Page } from '@playwright/test'

/** The desk in the manager's words; where a thing stands on screen is known here only. */
export class Desk {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  byId = (id: string): Locator => this.page.getByTestId(id)

  async newJourney(name: string): Promise<void> {
    await this.page.goto('/journeys')
    await this.byId('new-journey').click()
    await this.byId('new-journey-name').fill(name)
    await this.byId('new-journey-confirm').click()
    await expect(this.byId('canvas')).toBeVisible()
    await expect(this.card('enter')).toBeVisible()
  }

  card = (nodeId: string): Locator => this.byId(`card-${nodeId}`)

  /** Drags a type from the palette to a place of the canvas (share of its size); answers the new card's id. */
  async drag(type: string, at: { x: number; y: number }): Promise<string> {
    const before = await this.cardIds()
    const box = await this.byId('canvas').boundingBox()
    if (!box) throw new Error('the canvas is not on screen')
    await this.byId(`palette-item-${type}`).dragTo(this.byId('canvas'), { targetPosition: { x: box.width * at.x, y: box.height * at.y } })
    await expect.poll(async () => (await this.cardIds()).length).toBe(before.length + 1)
    const added = (await this.cardIds()).find((id) => !before.includes(id))
    if (!added) throw new Error(`no card for ${type}`)
    return added
  }

  private async cardIds(): Promise<string[]> {
    const ids = await this.page.locator('[data-testid^="card-"]').evaluateAll((cards) => cards.map((card) => card.getAttribute('data-testid') ?? ''))
    return ids.map((id) => id.slice('card-'.length)).filter((id) => id !== 'control')
  }

  /** Draws an edge from a handle to a card; from `otherwise` the menu of outcomes asks which. */
  async connect(from: string, outcome: string, to: string, choose?: string): Promise<void> {
    const start = await this.centre(this.byId(`handle-${from}-${outcome}`))
    const card = await this.card(to).boundingBox()
    if (!card) throw new Error(`no card ${to}`)
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move(start.x + 20, start.y + 5, { steps: 3 })
    await this.page.mouse.move(card.x + 2, card.y + 18, { steps: 8 })
    await this.page.mouse.up()
    if (choose !== undefined) await this.byId(`outcome-choice-${choose}`).click()
  }

  private async centre(locator: Locator): Promise<{ x: number; y: number }> {
    const box = await locator.boundingBox()
    if (!box) throw new Error('not on screen')
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }

  async select(nodeId: string): Promise<void> {
    await this.card(nodeId).click({ position: { x: 60, y: 12 } })
    await expect(this.byId('panel')).toBeVisible()
  }

  /** Chooses from a picker of the settings form by its label. */
  async pick(label: string, option: string | RegExp): Promise<void> {
    await this.byId('panel').getByRole('combobox', { name: label }).or(this.byId('panel').getByLabel(label, { exact: true })).first().click()
    await this.page.getByRole('option', { name: option }).first().click()
  }

  saved = (): Promise<void> => expect(this.byId('save-state')).toHaveAttribute('data-state', 'saved')

  async publish(): Promise<void> {
    await this.saved()
    await this.byId('publish-button').click()
    await expect(this.byId('publish-dialog')).toBeVisible()
    await this.byId('publish-confirm').click()
    await expect(this.byId('publish-dialog')).toBeHidden()
  }
}
