import { expect, it } from 'vitest'
import { attributeName, readAttribute } from './attribute.ts'
import { readEmail } from './email.ts'
import { languageOfCountry, readCountry, readCurrency, readLanguage } from './names.ts'

it('reads countries by code and by name in both languages', () => {
  expect(['fr', 'France', 'Belgique', 'Belgium', 'États-Unis', 'USA', 'UK', 'Royaume-Uni', 'La Réunion', 'RE'].map(readCountry))
    .toEqual(['FR', 'FR', 'BE', 'BE', 'US', 'US', 'GB', 'GB', 'RE', 'RE'])
  expect(['Atlantis', 'ZZ', 'XX'].map(readCountry)).toEqual([undefined, undefined, undefined])
})

it('reads currencies and languages', () => {
  expect(['eur', '€', 'Euros', 'USD', '$'].map(readCurrency)).toEqual(['EUR', 'EUR', 'EUR', 'USD', 'USD'])
  expect(readCurrency('points')).toBeUndefined()
  expect(['fr', 'FR-fr', 'Français', 'English', 'en_GB', 'Klingon'].map(readLanguage)).toEqual(['fr', 'fr', 'fr', 'en', 'en', undefined])
  expect(['FR', 'BE', 'US'].map(languageOfCountry)).toEqual(['fr', 'fr', 'en'])
})

it('reads email addresses', () => {
  expect(readEmail(' Zoe.Durand@Example.ORG ')).toBe('zoe.durand@example.org')
  for (const text of ['zoe', 'zoe@example', 'a b@example.org', 'a@b@example.org', 'x@example.org; y@example.org', `${'a'.repeat(70)}@example.org`]) expect(readEmail(text), text).toBeUndefined()
})

it('keeps other columns as numbers, truth values or text', () => {
  expect(['0,35', '1 200', '-3', '007', '12/05', 'oui', 'False', '1.234,5', 'A'].map((text) => readAttribute(text, 'comma'))).toEqual([0.35, 1200, -3, '007', '12/05', true, false, 1234.5, 'A'])
  expect(['0.356789', '1,200', '33612345678901234'].map((text) => readAttribute(text, 'point'))).toEqual([0.356789, 1200, '33612345678901234'])
})

it('names them so that a condition can', () => {
  expect(['Taux d’usage', 'PAY_0', '2e relance', 'Score', '№'].map(attributeName)).toEqual(['taux_d_usage', 'pay_0', 'c_2e_relance', 'score', 'no'])
})
