import { expect, type Locator, type Page } from '@playwright/test'

/** The desk in its users' words; where a thing stands on screen is known here only. */
export class Desk {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  byId = (id: string): Locator => this.page.getByTestId(id)

  // Journeys

  async newJourney(name: string): Promise<void> {
    await this.page.goto('/journeys')
    await this.byId('new-journey').click()
    await this.byId('new-journey-name').fill(name)
    await this.byId('new-journey-confirm').click()
    await expect(this.card('enter')).toBeVisible()
  }

  async openJourney(name: string): Promise<void> {
    await this.page.goto('/journeys')
    await this.row('Journeys', name).getByRole('link', { name }).click()
    await expect(this.card('enter')).toBeVisible()
  }

  view = (name: 'Canvas' | 'JSON'): Promise<void> => this.page.getByRole('tab', { name }).click()

  /** Smaller cards, more room to drop between them. */
  async zoomOut(steps: number): Promise<void> {
    for (let step = 0; step < steps; step++) await this.page.getByRole('button', { name: 'Zoom out' }).click()
  }

  card = (nodeId: string): Locator => this.byId(`card-${nodeId}`)
  /** The way from an outcome to a card, as the panel of a card tells it. */
  leadsTo = (nodeId: string, outcome: string): Locator => this.byId(`outcome-${nodeId}-${outcome}`)

  /** Drags a type from the palette to a place of the canvas (share of its size); answers the new card's id. */
  async drag(type: string, at: { x: number; y: number }): Promise<string> {
    const canvas = await boxOf(this.byId('canvas'))
    const targetPosition = { x: canvas.width * at.x, y: canvas.height * at.y }
    return this.addedBy(() => this.byId(`palette-item-${type}`).dragTo(this.byId('canvas'), { targetPosition }))
  }

  /** Draws an edge from a handle to a card; from `otherwise` the menu of outcomes asks which. */
  async connect(from: string, outcome: string, to: string, choose?: string): Promise<void> {
    const card = await boxOf(this.card(to))
    await this.pull(from, outcome, { x: card.x + 3, y: card.y + 14 })
    if (choose !== undefined) await this.byId(`outcome-choice-${choose}`).click()
  }

  /** Lets a connection go on empty space and picks what comes next; answers the new card's id. */
  async connectToNew(from: { nodeId: string; outcome: string; choose: string }, at: { x: number; y: number }, type: string): Promise<string> {
    const canvas = await boxOf(this.byId('canvas'))
    await this.pull(from.nodeId, from.outcome, { x: canvas.x + canvas.width * at.x, y: canvas.y + canvas.height * at.y })
    await this.byId(`outcome-choice-${from.choose}`).click()
    return this.addedBy(() => this.byId(`pick-${type}`).click())
  }

  private async pull(from: string, outcome: string, to: { x: number; y: number }): Promise<void> {
    const handle = await boxOf(this.byId(`handle-${from}-${outcome}`))
    const start = { x: handle.x + handle.width / 2, y: handle.y + handle.height / 2 }
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move(start.x + 16, start.y + 5, { steps: 3 })
    await this.page.mouse.move(to.x, to.y, { steps: 8 })
    await this.page.mouse.up()
  }

  private async addedBy(act: () => Promise<void>): Promise<string> {
    const before = await this.cardIds()
    await act()
    await expect.poll(async () => (await this.cardIds()).length).toBe(before.length + 1)
    const added = (await this.cardIds()).find((id) => !before.includes(id))
    if (!added) throw new Error('no new card')
    return added
  }

  private async cardIds(): Promise<string[]> {
    const ids = await this.page.locator('[data-testid^="card-"]').evaluateAll((cards) => cards.map((card) => card.getAttribute('data-testid') ?? ''))
    return ids.map((id) => id.slice('card-'.length)).filter((id) => id !== 'control')
  }

  async select(nodeId: string): Promise<void> {
    await this.card(nodeId).click({ position: { x: 60, y: 10 } })
    await expect(this.byId('node-name')).toBeVisible()
  }

  field = (label: string): Locator => this.byId('panel').getByLabel(label, { exact: true })

  /** Chooses from a picker of the settings form by its label. */
  async pick(label: string, option: string | RegExp): Promise<void> {
    await this.field(label).click()
    await this.page.getByRole('option', { name: option }).first().click()
  }

  /** Writes a condition into its small editor, as a person types. */
  async writeCondition(text: string): Promise<void> {
    await this.byId('panel').locator('.monaco-editor').first().click()
    await this.page.keyboard.press('ControlOrMeta+a')
    await this.page.keyboard.insertText(text)
  }

  saved = (): Promise<void> => expect(this.byId('save-state')).toHaveAttribute('data-state', 'saved')
  issues = (text: string | RegExp): Promise<void> => expect(this.byId('issues-button')).toHaveText(text)

  async openPublish(): Promise<Locator> {
    await this.saved()
    await this.byId('publish-button').click()
    const dialog = this.page.getByRole('dialog')
    await expect(dialog.getByRole('heading', { name: 'What happens' })).toBeVisible()
    return dialog
  }

  async confirmPublish(): Promise<void> {
    await this.byId('publish-confirm').click()
    await expect(this.page.getByRole('dialog')).toBeHidden()
  }

  /** Enrols a case into the journey on screen; the dialog leads to its run. */
  async enrol(caseRef: string): Promise<void> {
    await this.byId('journey-menu').click()
    await this.byId('enrol-case').click()
    await this.byId('enrol-case-ref').fill(caseRef)
    await this.page.getByRole('option', { name: caseRef }).click()
    await this.byId('enrol-confirm').click()
    await this.page.getByRole('link', { name: 'See its run' }).click()
    await expect(this.page).toHaveURL(/\/runs\/run_/)
  }

  // Lists

  grid = (name: string): Locator => this.page.getByRole('grid', { name })
  /** A row of a list by what stands in it. */
  row = (grid: string, text: string | RegExp): Locator => this.grid(grid).getByRole('row').filter({ hasText: text })

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox').fill(text)
  }

  /** Sets a filter over a list. */
  async filter(name: string, value: string): Promise<void> {
    await this.page.getByRole('search').getByRole('button', { name: new RegExp(`^${name} `) }).click()
    await this.page.getByRole('menuitemradio', { name: value, exact: true }).click()
  }

  timeline = (): Locator => this.page.getByRole('list', { name: /^Timeline/ })
}

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox()
  if (!box) throw new Error(`not on screen: ${locator.toString()}`)
  return box
}
