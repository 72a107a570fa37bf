import type { EventType, OutcomeView, Words } from '@parcours/journey'

/**
 * What a manager may wait for. Each name is its outcome too, so types with a dot are absent: they belong to
 * the nodes that opened the offer, the task or the promise. Interrupts need no wait: they act by themselves.
 */
export const AWAITED = [
  'payment', 'payment_pending', 'payment_reversed', 'reply', 'click', 'promise', 'dispute', 'complaint', 'difficulty',
  'callback_request', 'undelivered', 'life_event', 'fact_changed', 'debt_updated',
] as const satisfies readonly EventType[]
export type Awaited = (typeof AWAITED)[number]

export const AWAITED_WORDS: Record<Awaited, Words> = {
  payment: { en: 'payment', fr: 'paiement' },
  payment_pending: { en: 'payment pending', fr: 'paiement en attente' },
  payment_reversed: { en: 'payment reversed', fr: 'paiement annulé' },
  reply: { en: 'reply', fr: 'réponse' },
  click: { en: 'click', fr: 'clic' },
  promise: { en: 'promise', fr: 'promesse' },
  dispute: { en: 'dispute', fr: 'contestation' },
  complaint: { en: 'complaint', fr: 'réclamation' },
  difficulty: { en: 'difficulty', fr: 'difficulté' },
  callback_request: { en: 'callback asked', fr: 'rappel demandé' },
  undelivered: { en: 'undelivered', fr: 'non remis' },
  life_event: { en: 'life event', fr: 'événement de vie' },
  fact_changed: { en: 'change of a fact', fr: 'changement d’un fait' },
  debt_updated: { en: 'debt updated', fr: 'dette mise à jour' },
}

const AMBER: ReadonlySet<Awaited> = new Set(['payment_reversed', 'undelivered'])

export const eventOutcome = (name: Awaited): OutcomeView =>
  ({ name, label: AWAITED_WORDS[name], tone: AMBER.has(name) ? 'amber' : 'plain' })
