import type { Words } from '@parcours/journey'

/** Rules that no pack states: practice of the field that holds for every contact (domain rules 6, 9, 11). */
export const HOUSE_WORDS: Record<string, Words> = {
  cured: { en: 'The arrears are paid', fr: 'L’arriéré est payé' },
  settled: { en: 'The debt is settled', fr: 'La dette est soldée par accord' },
  written_off: { en: 'The debt is written off', fr: 'La dette est passée en perte' },
  sold: { en: 'The debt is sold', fr: 'La dette est cédée' },
  placed: { en: 'The debt is placed with an agency', fr: 'La dette est confiée à une agence' },
  recalled: { en: 'The creditor has recalled the debt', fr: 'Le créancier a rappelé la dette' },
  moved: { en: 'Another journey has taken over the case', fr: 'Un autre parcours a repris le dossier' },
  stop_workspace: { en: 'Emergency stop: nobody is contacted', fr: 'Arrêt d’urgence : personne n’est contacté' },
  stop_channel: { en: 'Emergency stop of this channel', fr: 'Arrêt d’urgence de ce canal' },
  stop_journey: { en: 'Contacts of this journey are held', fr: 'Les contacts de ce parcours sont retenus' },
  paused: { en: 'An operator has paused the run', fr: 'Un opérateur a mis le passage en pause' },
  cease: { en: 'The person has refused all contact', fr: 'La personne refuse tout contact' },
  deceased: { en: 'The person has died', fr: 'La personne est décédée' },
  control_group: { en: 'Control group: observed, not contacted', fr: 'Groupe témoin : observé, non contacté' },
  wrong_number: { en: 'This contact point is somebody else’s', fr: 'Cette coordonnée est celle d’un tiers' },
  employer: { en: 'The employer forbids contact there', fr: 'L’employeur interdit d’y joindre la personne' },
  opt_out: { en: 'The person refuses this channel or address', fr: 'La personne refuse ce canal ou cette coordonnée' },
  vulnerable: { en: 'Vulnerable person: with the specialists', fr: 'Personne vulnérable : confiée aux spécialistes' },
  legal_representative: { en: 'Only the representative is contacted', fr: 'Seul le représentant est contacté' },
  no_zone: {
    en: 'It is not known where the person lives, so no hour is safe',
    fr: 'Lieu de vie inconnu : aucune heure n’est sûre',
  },
  dispute: { en: 'A dispute is open', fr: 'Une contestation est ouverte' },
  moratorium: { en: 'A moratorium is running', fr: 'Un moratoire est en cours' },
  payment_pending: { en: 'A payment is on its way', fr: 'Un paiement est en attente' },
  complaint: { en: 'A complaint is open', fr: 'Une réclamation est ouverte' },
  unread_reply: { en: 'A reply has not been read yet', fr: 'Une réponse n’a pas encore été lue' },
  insolvency: { en: 'Insolvency proceedings are open', fr: 'Une procédure d’insolvabilité est ouverte' },
  own_pause: { en: 'The person asked for a pause', fr: 'La personne a demandé une pause' },
  unallocated: { en: 'Money has come in that is not allocated', fr: 'Un versement n’est pas encore affecté' },
  promise_open: { en: 'A promise to pay is open', fr: 'Une promesse de paiement est en cours' },
  plan_active: { en: 'A payment plan is running', fr: 'Un échéancier est en cours' },
  says_paid: { en: 'The person says that it is paid', fr: 'La personne dit avoir payé' },
}

/** What keeps a contact back and is nobody's rule. */
export const PROVIDER_WORDS: Record<string, Words> = {
  unavailable: {
    en: 'The provider takes nothing at the moment: tried again later',
    fr: 'Le prestataire ne prend rien pour l’instant : nouvel essai plus tard',
  },
}
