import { loadCase, setLetterhead } from '@parcours/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { letterPage } from './channel-extras.ts'
import { GateWorld } from './testing/gate-world.ts'

let world: GateWorld
beforeEach(async () => {
  world = await GateWorld.open()
})
afterEach(() => world.close())

const texts = async (): Promise<string> => {
  const run = await world.enrol()
  await world.tries(run, 1)
  return world.body(run) ?? ''
}
const letterhead = (): string[] => {
  const snapshot = loadCase(world.deps.db.read, 'case', world.nowMs)
  if (!snapshot) throw new Error('there is no case')
  return letterPage(world.deps.db.read, snapshot, world.nowMs).sender
}

describe('who speaks', () => {
  it('is the creditor, with numbers that ring nowhere, until the portfolio says more', async () => {
    expect(await texts()).toMatch(/^Banque Exemple : /)
    expect(letterhead()).toEqual(['Banque Exemple', '1 rue de l’Exemple', '75000 Paris'])
  })
  it('is the sender that the portfolio has of its own, in a text and on a letter', async () => {
    await setLetterhead(world.deps.db, 'p1', { name: 'Agence Exemple', address: ['2 quai Fictif', '00000 Exempleville'] })
    expect(await texts()).toMatch(/^Agence Exemple : /)
    expect(letterhead()).toEqual(['Agence Exemple', '2 quai Fictif', '00000 Exempleville'])
  })
  it('is another one for another portfolio', async () => {
    await setLetterhead(world.deps.db, 'p2', { name: 'Agence Exemple' })
    expect(letterhead()[0]).toBe('Banque Exemple')
  })
})
