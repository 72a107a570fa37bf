import { describe, expect, it } from 'vitest'
import { attributeFields, guessMapping } from './guess-mapping.ts'
import { PAYMENT_FIELDS } from './payment-fields.ts'
import { PORTFOLIO_FIELDS } from './portfolio-fields.ts'

describe('columns of a portfolio file', () => {
  it('are found under French headers', () => {
    const headers = ['N° dossier', 'Code client', 'NOM', 'Prénom', 'Montant impayé (EUR)', 'Encours', 'Date d’échéance', 'Portable', 'Tél. fixe', 'Courriel', 'Adresse', 'CP', 'Ville', 'Date de naissance', 'Produit']
    expect(guessMapping(headers, PORTFOLIO_FIELDS)).toEqual({
      reference: 'N° dossier', customer: 'Code client', lastName: 'NOM', firstName: 'Prénom', arrears: 'Montant impayé (EUR)', balance: 'Encours', dueDate: 'Date d’échéance',
      phone: 'Portable', phone2: 'Tél. fixe', email: 'Courriel', street: 'Adresse', postcode: 'CP', city: 'Ville', birthDate: 'Date de naissance',
    })
  })

  it('are found under English headers, whatever their case', () => {
    const headers = ['loanNumber', 'CUSTOMER_ID', 'first_name', 'LastName', 'Past due amount', 'current balance', 'oldest due date', 'mobile', 'Email Address', 'zip code', 'currency']
    expect(guessMapping(headers, PORTFOLIO_FIELDS)).toMatchObject({
      reference: 'loanNumber', customer: 'CUSTOMER_ID', firstName: 'first_name', lastName: 'LastName', arrears: 'Past due amount', balance: 'current balance',
      dueDate: 'oldest due date', phone: 'mobile', email: 'Email Address', postcode: 'zip code', currency: 'currency',
    })
  })

  it('feed one field each, the best name first', () => {
    const mapping = guessMapping(['account', 'debt reference', 'customer', 'amount', 'due'], PORTFOLIO_FIELDS)
    expect(mapping).toMatchObject({ reference: 'debt reference', arrears: 'amount', dueDate: 'due' })
    expect(new Set(Object.values(mapping)).size).toBe(Object.values(mapping).length)
  })

  it('are found inside longer headers, by two words at least', () => {
    expect(guessMapping(['Client debt reference 2026', 'Date de naissance du client'], PORTFOLIO_FIELDS)).toEqual({ reference: 'Client debt reference 2026', birthDate: 'Date de naissance du client' })
  })

  it('that say nothing to us are kept under names of their own', () => {
    expect(attributeFields(['ref', 'Score X', 'score-x', 'Score x'], { reference: 'ref' })).toEqual([
      { name: 'attr.score_x', header: 'Score X' }, { name: 'attr.score_x_2', header: 'score-x' }, { name: 'attr.score_x_3', header: 'Score x' },
    ])
  })
})

it('columns of a payments file are found', () => {
  expect(guessMapping(['Référence créance', 'Montant', 'Date de valeur', 'Nature', 'N° opération', 'Devise'], PAYMENT_FIELDS)).toEqual({
    reference: 'Référence créance', amount: 'Montant', valueDate: 'Date de valeur', kind: 'Nature', currency: 'Devise', paymentId: 'N° opération',
  })
})
