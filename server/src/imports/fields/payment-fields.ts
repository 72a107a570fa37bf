import { field, type Field } from './field.ts'

/** Columns of a payments file: what a lender's ledger writes every night. */
export const PAYMENT_FIELDS: readonly Field[] = [
  field('reference', ['Debt reference', 'Référence de la créance'],
    'reference|ref|debt|debt ref|debt reference|debt id|loan|loan id|loan number|account|account number|account no|account id|contract|contract number|contract id|invoice|invoice number|agreement number|payment reference|'
    + 'creance|ref creance|reference creance|numero creance|dossier|numero dossier|reference dossier|ref dossier|contrat|numero contrat|reference contrat|compte|numero compte|pret|numero pret|facture|numero facture', true),
  field('amount', ['Amount', 'Montant'], 'amount|paid|paid amount|amount paid|payment amount|value|received|amount received|credit|montant|montant paye|montant regle|montant recu|montant paiement|montant encaisse|encaissement|reglement|versement|somme', true),
  field('valueDate', ['Value date', 'Date de valeur'], 'value date|date|payment date|paid on|paid at|booking date|transaction date|received on|posting date|effective date|date valeur|date paiement|date reglement|date operation|date encaissement|date comptable', true),
  field('kind', ['Kind (payment or reversal)', 'Nature (paiement ou rejet)'], 'kind|type|payment type|transaction type|operation|operation type|nature|type operation|type paiement|nature operation|sens'),
  field('currency', ['Currency', 'Devise'], 'currency|currency code|ccy|cur|devise|code devise|monnaie'),
  field('paymentId', ['Payment number', 'Numéro du paiement'], 'payment id|payment number|payment no|transaction id|transaction number|transaction ref|operation id|receipt|receipt number|id|entry id|booking id|end to end id|id paiement|numero paiement|id operation|numero operation|id transaction|numero transaction|reference paiement|ref paiement|numero ecriture|id ecriture'),
  field('reverses', ['Payment that is reversed', 'Paiement rejeté'], 'reverses|reversed payment|original payment|original payment id|original transaction|original transaction id|paiement rejete|paiement origine|numero paiement origine|operation origine|id paiement origine'),
]
