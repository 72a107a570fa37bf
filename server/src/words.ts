import type { Words } from '@parcours/journey'

const words = (en: string, fr: string): Words => ({ en, fr })

/** A name of the field in words; an unknown one as it stands. */
export const wordsFor = (table: Record<string, Words>, name: string): Words =>
  table[name] ?? words(name.replaceAll('_', ' '), name.replaceAll('_', ' '))

export const QUEUE_WORDS: Record<string, Words> = {
  general: words('General', 'Général'), hardship: words('Hardship', 'Difficulté'), disputes: words('Disputes', 'Contestations'),
  complaints: words('Complaints', 'Réclamations'), inbound: words('Replies', 'Réponses reçues'), payments: words('Payments', 'Paiements'),
  care: words('Care', 'Accompagnement'), legal: words('Legal', 'Juridique'), field: words('Advisers', 'Conseillers'),
}

export const EVENT_WORDS: Record<string, Words> = {
  payment: words('Payment', 'Paiement'), payment_pending: words('Payment announced', 'Paiement annoncé'),
  payment_reversed: words('Payment reversed', 'Paiement rejeté'), reply: words('Reply', 'Réponse'), click: words('Click', 'Clic'),
  promise: words('Promise', 'Promesse'), dispute: words('Dispute', 'Contestation'), opt_out: words('Opt-out', 'Opposition'),
  complaint: words('Complaint', 'Réclamation'), difficulty: words('Difficulty', 'Difficulté'), callback_request: words('Callback asked', 'Rappel demandé'),
  undelivered: words('Undelivered', 'Non remis'), wrong_number: words('Wrong number', 'Faux numéro'), cease: words('Contact refused', 'Refus de tout contact'),
  recalled: words('Recalled', 'Rappelé par le créancier'), deceased: words('Deceased', 'Décès'), vulnerable: words('Vulnerable', 'Vulnérable'),
  released: words('Released', 'Suspension levée'), 'promise.kept': words('Promise kept', 'Promesse tenue'), 'plan.completed': words('Payment plan completed', 'Échéancier terminé'),
  'task.resolved': words('Task resolved', 'Tâche résolue'), 'sub.ended': words('Sub-journey ended', 'Sous-parcours terminé'), life_event: words('Life event', 'Événement de vie'),
}

/** Why a case did not enter, was not contacted, or an event found nothing. */
export const REASON_WORDS: Record<string, Words> = {
  not_in_segment: words('Not in the segment', 'Hors du segment'), facts_missing: words('Facts are missing', 'Informations manquantes'),
  entry_stopped: words('Entry is stopped', 'Les entrées sont arrêtées'),
  already_in: words('Already in this journey', 'Déjà dans ce parcours'), entered_before: words('Entered before', 'Déjà passé'),
  in_other_journey: words('In another journey', 'Dans un autre parcours'), not_confirmed: words('Import not confirmed', 'Import non confirmé'),
  nothing_owed: words('Nothing owed', 'Rien à devoir'), ceased: words('Refused all contact', 'Refus de tout contact'), deceased: words('Deceased', 'Décédé'),
  dispute: words('Open dispute', 'Contestation ouverte'), promise: words('Open promise', 'Promesse en cours'), paymentPlan: words('Payment plan', 'Échéancier en cours'),
  vulnerable: words('Vulnerable', 'Vulnérable'), represented: words('Legal representative', 'Représentant légal'), strategic: words('Strategic customer', 'Client stratégique'),
  unreachable: words('No usable address', 'Aucune coordonnée utilisable'), not_live: words('Not published', 'Non publié'),
  unknown_reference: words('Unknown reference', 'Référence inconnue'), other_currency: words('Another currency', 'Autre devise'), overpayment: words('Overpayment', 'Trop-perçu'),
}
