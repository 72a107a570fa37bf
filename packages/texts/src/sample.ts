import type { Language } from '@parcours/journey'
import type { TextValues } from './variables.ts'

/** An invented person for previews: every variable has a value. Phones are from ranges kept for fiction. */
export function sampleVariables(language: Language): TextValues {
  return language === 'fr' ? FRENCH : ENGLISH
}

const eur = (amountCents: number) => ({ amountCents, currency: 'EUR' })

const COMMON = {
  case: { reference: 'D-104-778', arrears: eur(84_250), balance: eur(312_000), oldestDueDate: '2026-10-20', dpd: 31 },
  debts: [
    { reference: 'C-2201', amount: eur(50_000), dueDate: '2026-10-20' },
    { reference: 'C-2202', amount: eur(34_250), dueDate: '2026-11-05' },
  ],
  link: { offer: 'https://example.org/o/7Kq2', pay: 'https://example.org/p/7Kq2', stop: 'https://example.org/s/7Kq2' },
  promise: { amount: eur(20_000), dueDate: '2026-12-05' },
  instalment: { number: 2, amount: eur(14_042), dueDate: '2026-12-28' },
  plan: {
    total: eur(84_250), count: 3,
    instalments: [
      { number: 1, amount: eur(28_083), dueDate: '2026-11-28' },
      { number: 2, amount: eur(28_083), dueDate: '2026-12-28' },
      { number: 3, amount: eur(28_084), dueDate: '2027-01-28' },
    ],
  },
  letterRef: 'L-2026-0412', letterDate: '2026-11-04', today: '2026-11-21',
} satisfies TextValues

const FRENCH: TextValues = {
  ...COMMON,
  person: { firstName: 'Camille', lastName: 'Durand', country: 'FR' },
  creditor: { name: 'Banque Exemple', phone: '01 99 00 12 34', address: '1 rue de l’Exemple, 00000 Exempleville' },
}
const ENGLISH: TextValues = {
  ...COMMON,
  person: { firstName: 'Alex', lastName: 'Morgan', country: 'GB' },
  creditor: { name: 'Example Bank', phone: '020 7946 0123', address: '1 Example Street, Exampleton' },
}
