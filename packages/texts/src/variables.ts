import { z } from 'zod'
import type { Words } from '@parcours/journey'

/** Integer minor units and ISO 4217 code. */
export const Money = z.strictObject({ amountCents: z.int(), currency: z.string().regex(/^[A-Z]{3}$/) })
export type Money = z.infer<typeof Money>
/** A calendar day, not an instant: it has no zone, and prints as the same day everywhere. */
const day = z.iso.date()
const words = z.string().max(500)

const DebtLine = z.strictObject({ reference: words, amount: Money, dueDate: day })
const InstalmentLine = z.strictObject({ number: z.int(), amount: Money, dueDate: day })

/** The raw values that a text is rendered with; what is left out is not known. Formatting is done here, by language. */
export const TextValues = z.strictObject({
  person: z.strictObject({ firstName: words, lastName: words, country: words }).partial(),
  creditor: z.strictObject({ name: words, phone: words, address: words }).partial(),
  /** Who writes: the agency, if there is one. Left out, the creditor. */
  sender: z.strictObject({ name: words, phone: words }).partial(),
  case: z.strictObject({ reference: words, arrears: Money, balance: Money, oldestDueDate: day, dpd: z.int() }).partial(),
  debts: z.array(DebtLine).max(50),
  link: z.strictObject({ offer: z.url(), pay: z.url(), stop: z.url() }).partial(),
  promise: z.strictObject({ amount: Money, dueDate: day }).partial(),
  instalment: z.strictObject({ number: z.int(), amount: Money, dueDate: day }).partial(),
  plan: z.strictObject({ total: Money, count: z.int(), instalments: z.array(InstalmentLine).max(120) }).partial(),
  /** Reference and date of the first letter, which an agency's later messages must recall (R124-4 CPCE). */
  letterRef: words,
  letterDate: day,
  today: day,
}).partial()
export type TextValues = z.infer<typeof TextValues>

type LeafKind = 'text' | 'money' | 'date' | 'number' | 'link'
export interface TextVariable {
  path: string
  kind: LeafKind | 'list'
  label: Words
  /** Tells something of the debt: never in an SMS, a voicemail, or before an identity check (domain rule 13). */
  detail: boolean
  /** Fields of one element, for lists. */
  fields?: Readonly<Record<string, LeafKind>>
}

type Label = readonly [en: string, fr: string]
const open = (path: string, kind: LeafKind, [en, fr]: Label): TextVariable => ({ path, kind, label: { en, fr }, detail: false })
const detail = (path: string, kind: LeafKind, [en, fr]: Label): TextVariable => ({ path, kind, label: { en, fr }, detail: true })
const list = (path: string, [en, fr]: Label, fields: Record<string, LeafKind>): TextVariable =>
  ({ path, kind: 'list', label: { en, fr }, detail: true, fields })

/** What a template may name: the editor's list and the checker's. */
export const TEXT_VARIABLES: readonly TextVariable[] = [
  open('person.firstName', 'text', ['First name', 'Prénom']),
  open('person.lastName', 'text', ['Last name', 'Nom']),
  open('sender.name', 'text', ['Who writes', 'Qui écrit']),
  open('sender.phone', 'text', ['Phone of the sender', 'Téléphone de l’expéditeur']),
  open('creditor.name', 'text', ['Creditor', 'Créancier']),
  open('creditor.phone', 'text', ['Phone of the creditor', 'Téléphone du créancier']),
  open('creditor.address', 'text', ['Address of the creditor', 'Adresse du créancier']),
  open('case.reference', 'text', ['Case reference', 'Référence du dossier']),
  detail('case.arrears', 'money', ['Arrears', 'Arriéré']),
  detail('case.balance', 'money', ['Balance', 'Solde dû']),
  detail('case.oldestDueDate', 'date', ['Oldest due date', 'Échéance la plus ancienne']),
  detail('case.dpd', 'number', ['Days past due', 'Jours de retard']),
  list('debts', ['Debts, to loop over', 'Dettes, à parcourir'], { reference: 'text', amount: 'money', dueDate: 'date' }),
  open('link.offer', 'link', ['Link to the offers', 'Lien vers les propositions']),
  open('link.pay', 'link', ['Link to the personal page', 'Lien vers l’espace personnel']),
  open('link.stop', 'link', ['Link to stop emails', 'Lien pour ne plus recevoir d’e-mails']),
  open('optOut.instruction', 'text', ['How to stop these messages', 'Comment ne plus recevoir ces messages']),
  detail('promise.amount', 'money', ['Promised amount', 'Montant promis']),
  open('promise.dueDate', 'date', ['Promised date', 'Date promise']),
  detail('instalment.number', 'number', ['Number of the instalment', 'Numéro de la mensualité']),
  detail('instalment.amount', 'money', ['Amount of the instalment', 'Montant de la mensualité']),
  open('instalment.dueDate', 'date', ['Date of the instalment', 'Date de la mensualité']),
  detail('plan.total', 'money', ['Total of the payment plan', 'Total de l’échéancier']),
  detail('plan.count', 'number', ['Number of instalments', 'Nombre de mensualités']),
  list('plan.instalments', ['Instalments, to loop over', 'Mensualités, à parcourir'], { number: 'number', amount: 'money', dueDate: 'date' }),
  open('letterRef', 'text', ['Reference of the first letter', 'Référence de la première lettre']),
  open('letterDate', 'date', ['Date of the first letter', 'Date de la première lettre']),
  open('today', 'date', ['Today', 'Date du jour']),
]

/** Variables with `path`, `kind` and so on, by path. */
export const VARIABLE_BY_PATH: ReadonlyMap<string, TextVariable> = new Map(TEXT_VARIABLES.map((v) => [v.path, v]))
