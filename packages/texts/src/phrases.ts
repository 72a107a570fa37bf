import type { Language } from '@parcours/journey'

/**
 * Beginnings of words and phrases, as regular expressions over lower-case text without accents. Short on
 * purpose: a net for slips, not a judge. A lawyer reads the texts.
 */
export const DEBT_WORDS: Record<Language, readonly string[]> = {
  en: [
    'debts?\\b', 'arrears', 'overdue', 'past[- ]due', 'unpaid', 'owe[sd]?\\b', 'owing', 'outstanding', 'collections?\\b',
    'debt collector', 'missed payment', 'late payment', 'instalments?\\b', 'installments?\\b', 'repay',
  ],
  fr: [
    'dettes?\\b', 'impayes?\\b', 'arrieres?\\b', 'creances?\\b', 'recouvrement', 'en retard', 'retard de paiement',
    'sommes? dues?\\b', 'redevable', 'mensualites?\\b', 'echeances? (?:impayee|non reglee)', 'regularis', 'rembours',
  ],
}

export const THREATS: Record<Language, readonly string[]> = {
  en: [
    'legal action', 'legal proceedings', 'court\\b', 'lawsuit', 'sue you', 'bailiff', 'seiz', 'garnish', 'arrest', 'prosecut',
    'final (?:notice|warning|demand)', 'last (?:chance|warning)', 'or else', 'consequences', 'your employer', 'your neighbours',
  ],
  fr: [
    'poursuites?\\b', 'tribunal', 'tribunaux', 'huissier', 'commissaire de justice', 'saisie', 'assignation',
    'mise en demeure', 'commandement de payer', 'injonction', 'dernier avertissement', 'derniere chance', 'sommation',
    'contentieux', 'voie judiciaire', 'procedure judiciaire', 'au nom de la loi', 'consequences', 'votre employeur', 'vos voisins',
  ],
}
