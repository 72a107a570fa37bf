import type { Words } from '@parcours/journey'

export type FactType = 'int' | 'double' | 'string' | 'bool'
export type FactUnit = 'cents' | 'days' | 'points' | 'date' | 'count'

/** One fact: its CEL type, how it is called on screen, and a value to show what it looks like. */
export interface FactSpec<T extends FactType = FactType> {
  type: T
  label: Words
  example: number | string | boolean
  unit?: FactUnit
}

export interface FactGroup {
  label: Words
  facts: Record<string, FactSpec>
}

type Label = readonly [en: string, fr: string]
const words = (en: string, fr: string): Words => ({ en, fr })
const int = ([en, fr]: Label, example: number, unit: FactUnit): FactSpec<'int'> => ({ type: 'int', label: { en, fr }, example, unit })
const double = ([en, fr]: Label, example: number, unit: FactUnit): FactSpec<'double'> => ({ type: 'double', label: { en, fr }, example, unit })
const text = ([en, fr]: Label, example: string): FactSpec<'string'> => ({ type: 'string', label: { en, fr }, example })
// ISO dates (YYYY-MM-DD) compare rightly as text, and need no clock inside an expression.
const date = (label: Label, example: string): FactSpec<'string'> => ({ ...text(label, example), unit: 'date' })
const flag = ([en, fr]: Label, example: boolean): FactSpec<'bool'> => ({ type: 'bool', label: { en, fr }, example })

/**
 * Everything an expression may read, save the two open groups (`attr`, `event`). The schema, the types,
 * the checker, the completion and the documentation all come from this table. A fact may be null: then
 * it is not known, and what needs it is unknown too. Protected attributes (sex, age, marital status) are
 * absent on purpose (domain rule 16).
 */
export const FACT_GROUPS = {
  case: {
    label: words('Case', 'Dossier'),
    facts: {
      arrearsCents: int(['Arrears', 'Arriéré'], 84_250, 'cents'),
      balanceCents: int(['Balance', 'Solde dû'], 312_000, 'cents'),
      dpd: int(['Days past due, oldest debt', 'Jours de retard, dette la plus ancienne'], 31, 'days'),
      debtCount: int(['Number of debts', 'Nombre de dettes'], 2, 'count'),
      currency: text(['Currency', 'Devise'], 'EUR'),
      portfolio: text(['Portfolio', 'Portefeuille'], 'cards-fr'),
      creditor: text(['Creditor', 'Créancier'], 'banque-exemple'),
      collector: text(['Who collects: own_name, agency, debt_buyer', 'Qui recouvre : own_name, agency, debt_buyer'], 'own_name'),
      product: text(['Product of the oldest debt', 'Produit de la dette la plus ancienne'], 'card'),
      oldestDueDate: date(['Oldest due date', 'Échéance la plus ancienne'], '2026-10-20'),
    },
  },
  person: {
    label: words('Person', 'Personne'),
    facts: {
      type: text(['Kind: consumer, sole_trader, company', 'Nature : consumer, sole_trader, company'], 'consumer'),
      language: text(['Language', 'Langue'], 'fr'),
      country: text(['Country', 'Pays'], 'FR'),
      postcode: text(['Postcode', 'Code postal'], '69003'),
      vulnerable: flag(['Vulnerable', 'Vulnérable'], false),
      strategic: flag(['Strategic customer', 'Client stratégique'], false),
      represented: flag(['Has a legal representative', 'A un représentant légal'], false),
      hasMobile: flag(['Has a usable mobile number', 'A un mobile utilisable'], true),
      hasEmail: flag(['Has a usable email address', 'A une adresse e-mail utilisable'], true),
      hasAddress: flag(['Has a usable postal address', 'A une adresse postale utilisable'], true),
      payday: int(['Day of the month of the salary', 'Jour du mois du salaire'], 28, 'days'),
      caseCount: int(['Number of open cases', 'Nombre de dossiers ouverts'], 1, 'count'),
    },
  },
  promise: {
    label: words('Promise', 'Promesse'),
    facts: {
      open: flag(['A promise is open', 'Une promesse est en cours'], false),
      amountCents: int(['Amount of the open promise', 'Montant de la promesse en cours'], 20_000, 'cents'),
      dueDate: date(['Due date of the open promise', 'Date de la promesse en cours'], '2026-12-05'),
      brokenCount90d: int(['Broken promises, 90 days', 'Promesses rompues, 90 jours'], 0, 'count'),
      keptCount: int(['Kept promises', 'Promesses tenues'], 1, 'count'),
    },
  },
  plan: {
    label: words('Payment plan', 'Échéancier'),
    facts: {
      active: flag(['A payment plan is active', 'Un échéancier est actif'], false),
      remainingCents: int(['Left to pay on the payment plan', 'Reste à payer de l’échéancier'], 60_000, 'cents'),
      missedCount: int(['Missed instalments', 'Mensualités manquées'], 0, 'count'),
      nextDueDate: date(['Next instalment', 'Prochaine mensualité'], '2026-12-28'),
    },
  },
  score: {
    label: words('Score', 'Score'),
    facts: {
      value: double(['Last score', 'Dernier score'], 548.2, 'points'),
      band: text(['Band of the last score', 'Classe du dernier score'], 'likely'),
      card: text(['Scorecard, id@version', 'Grille de score, id@version'], 'self-cure@1'),
      daysAgo: int(['Days since the last score', 'Jours depuis le dernier score'], 3, 'days'),
    },
  },
  contact: {
    label: words('Contacts', 'Contacts'),
    facts: {
      attempts7d: int(['Attempts in 7 days', 'Tentatives en 7 jours'], 1, 'count'),
      attempts30d: int(['Attempts in 30 days', 'Tentatives en 30 jours'], 3, 'count'),
      lastChannel: text(['Channel of the last attempt', 'Canal de la dernière tentative'], 'sms'),
      lastDaysAgo: int(['Days since the last attempt', 'Jours depuis la dernière tentative'], 2, 'days'),
      replyCount: int(['Replies received', 'Réponses reçues'], 0, 'count'),
      rightPartyCount: int(['Right-party contacts', 'Contacts avec la bonne personne'], 1, 'count'),
    },
  },
  payment: {
    label: words('Payments', 'Paiements'),
    facts: {
      count: int(['Number of payments', 'Nombre de paiements'], 4, 'count'),
      totalCents: int(['Total paid', 'Total payé'], 120_000, 'cents'),
      lastAmountCents: int(['Last payment', 'Dernier paiement'], 15_000, 'cents'),
      lastDaysAgo: int(['Days since the last payment', 'Jours depuis le dernier paiement'], 34, 'days'),
      reversedCount: int(['Reversed payments', 'Paiements annulés'], 0, 'count'),
    },
  },
  dispute: {
    label: words('Dispute', 'Contestation'),
    facts: {
      open: flag(['A dispute is open', 'Une contestation est ouverte'], false),
      amountCents: int(['Disputed amount', 'Montant contesté'], 10_000, 'cents'),
    },
  },
  run: {
    label: words('Run', 'Parcours en cours'),
    facts: {
      days: int(['Days since entry in the journey', 'Jours depuis l’entrée dans le parcours'], 12, 'days'),
      entryNumber: int(['Entry number in this journey', 'Numéro d’entrée dans ce parcours'], 1, 'count'),
    },
  },
} satisfies Record<string, FactGroup>

export type GroupName = keyof typeof FACT_GROUPS

/** Groups without a fixed list: imported columns, and the data of the event that woke a wait. */
export const OPEN_GROUPS = {
  attr: { label: words('Imported columns', 'Colonnes importées'), example: 'attr.utilisation' },
  event: { label: words('The event that arrived', 'L’événement arrivé'), example: 'event.amountCents' },
} as const
export type OpenGroupName = keyof typeof OPEN_GROUPS
