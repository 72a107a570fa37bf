import type { Words } from '@parcours/journey'
import { REASON_WORDS } from '../words.ts'

const words = (en: string, fr: string): Words => ({ en, fr })

/** Why a row, or one value of it, was not taken. `%` stands for what follows the colon in a stored reason. */
const REASONS: Record<string, Words> = {
  missing: words('Nothing stands here and it is needed', 'Rien ici, alors que c’est nécessaire'),
  too_long: words('Longer than 120 characters', 'Plus de 120 caractères'),
  quotes: words('The quotation marks of this line do not close', 'Les guillemets de cette ligne ne se ferment pas'),
  too_many_columns: words('More columns than the header has: % instead', 'Plus de colonnes que l’en-tête : % au lieu de cela'),
  not_an_amount: words('Not an amount with the chosen decimal mark', 'Pas un montant avec le séparateur décimal choisi'),
  too_many_decimals: words('More decimals than the currency has', 'Plus de décimales que n’en a la devise'),
  amount_too_large: words('Too large an amount', 'Montant trop grand'),
  negative_amount: words('An amount past due cannot be negative', 'Un montant impayé ne peut pas être négatif'),
  zero_amount: words('A payment of zero', 'Un paiement de zéro'),
  over_balance: words('More past due than the balance (%)', 'Impayé supérieur au solde (%)'),
  not_a_date: words('Not a date (ISO or day/month/year)', 'Pas une date (ISO ou jour/mois/année)'),
  not_a_date_mdy: words('Not a date (ISO or month/day/year)', 'Pas une date (ISO ou mois/jour/année)'),
  unknown_currency: words('Unknown currency', 'Devise inconnue'),
  unknown_kind: words('Neither payment nor reversal', 'Ni paiement ni rejet'),
  duplicate_in_file: words('The same debt stands on line %', 'La même créance figure à la ligne %'),
  other_customer: words('This debt belongs to another customer', 'Cette créance appartient à un autre client'),
  currency_changed: words('This debt is known in another currency', 'Cette créance est connue dans une autre devise'),
  payment_changed: words('This payment is known with another content', 'Ce paiement est connu avec un autre contenu'),
  left_out_phone: words('Not a phone number that we may use; the row came in without it', 'Pas un numéro utilisable ; la ligne est reprise sans lui'),
  left_out_email: words('Not an email address; the row came in without it', 'Pas une adresse e-mail ; la ligne est reprise sans elle'),
  left_out_birth_date: words('Not a date of birth; the row came in without it', 'Pas une date de naissance ; la ligne est reprise sans elle'),
  left_out_country: words('Unknown country; the portfolio’s was taken', 'Pays inconnu ; celui du portefeuille est retenu'),
  left_out_language: words('Unknown language; the country’s was taken', 'Langue inconnue ; celle du pays est retenue'),
}

/** A stored reason (`duplicate_in_file:12`) in words. */
export function reasonWords(stored: string): Words {
  const [code = '', ...rest] = stored.split(':')
  const found = REASONS[code] ?? REASON_WORDS[code] ?? words(stored, stored)
  return { en: found.en.replace('%', rest.join(':')), fr: found.fr.replace('%', rest.join(':')) }
}
