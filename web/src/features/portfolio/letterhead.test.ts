import { describe, expect, it } from 'vitest'
import { letterheadDraft, letterheadOf, letterheadProblems } from './letterhead.ts'

const sender = { name: 'Banque Exemple', phone: '01 99 00 12 34', address: ['1 rue de l’Exemple', '75000 Paris'] }
const draft = letterheadDraft(sender)

describe('a letterhead', () => {
  it('comes back as it went in, tidied', () => {
    expect(letterheadOf(draft)).toEqual(sender)
    expect(letterheadOf({ name: ' Banque Exemple ', phone: '01 99 00 12 34 ', address: '\n 1 rue de l’Exemple \n\n75000 Paris\n' })).toEqual(sender)
    expect(letterheadProblems(draft)).toEqual({})
  })

  it('needs a name and a phone, and may go without an address', () => {
    expect(letterheadProblems({ name: ' ', phone: '12', address: '' })).toEqual({ name: 'needs-name', phone: 'needs-phone' })
  })

  it('has an address of six lines at most, none of them longer than the window of an envelope shows', () => {
    expect(letterheadProblems({ ...draft, address: 'x\n'.repeat(6) })).toEqual({})
    expect(letterheadProblems({ ...draft, address: 'x\n'.repeat(7) })).toEqual({ address: 'lines' })
    expect(letterheadProblems({ ...draft, address: 'x'.repeat(81) })).toEqual({ address: 'long-line' })
  })
})
