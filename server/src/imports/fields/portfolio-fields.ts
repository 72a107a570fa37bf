import { field, type Field } from './field.ts'

/** Columns of a portfolio file. Keys are the ledger's own references, never a name or a phone (domain rule 15). */
export const PORTFOLIO_FIELDS: readonly Field[] = [
  field('reference', ['Debt reference', 'Référence de la créance'],
    'reference|ref|debt|debt ref|debt reference|debt id|debt number|loan|loan id|loan number|loan ref|loan reference|account|account number|account no|account id|account ref|account reference|contract|contract number|contract id|contract ref|contract reference|invoice|invoice number|invoice no|facility|facility id|agreement|agreement number|'
    + 'creance|ref creance|reference creance|numero creance|dossier|numero dossier|reference dossier|ref dossier|contrat|numero contrat|reference contrat|ref contrat|compte|numero compte|pret|numero pret|facture|numero facture', true),
  field('customer', ['Customer number', 'Numéro de client'],
    'customer|customer id|customer ref|customer reference|customer number|customer no|customer key|client|client id|client ref|client reference|client number|client no|cust id|cust no|debtor|debtor id|debtor ref|debtor number|borrower|borrower id|borrower number|person id|party id|cif|user id|member id|'
    + 'id client|identifiant client|ref client|reference client|numero client|code client|tiers|code tiers|numero tiers|id tiers|debiteur|id debiteur|numero debiteur|code debiteur|emprunteur|id emprunteur|numero emprunteur|matricule', true),
  field('arrears', ['Amount past due', 'Montant impayé'],
    'arrears|arrears amount|amount in arrears|past due|past due amount|amount past due|overdue|overdue amount|amount overdue|amount due|due amount|unpaid|unpaid amount|amount unpaid|delinquent amount|amount|outstanding|outstanding amount|amount outstanding|debt amount|'
    + 'impaye|impayes|montant impaye|montant impayes|total impaye|total impayes|arrieres|montant arrieres|retard|montant en retard|montant retard|montant echu|echu|montant exigible|exigible|montant du|montant|du|solde impaye|solde du|reste du|reste a payer', true),
  field('balance', ['Balance', 'Solde'],
    'balance|total balance|current balance|outstanding balance|balance amount|total outstanding|principal|principal balance|total due|total debt|exposure|'
    + 'solde|solde total|solde actuel|solde restant|encours|encours total|capital restant|capital restant du|crd|restant du|total du|creance totale|montant total'),
  field('dueDate', ['Oldest unpaid due date', 'Plus ancienne échéance impayée'],
    'due date|due|due on|oldest due date|oldest unpaid due date|oldest unpaid|first due date|first unpaid|past due since|overdue since|delinquent since|arrears since|arrears date|maturity|maturity date|default date|payment due date|invoice due date|'
    + 'echeance|date echeance|premiere echeance impayee|plus ancienne echeance|plus ancienne echeance impayee|premier impaye|date premier impaye|date impaye|impaye depuis|date exigibilite|en retard depuis|date retard', true),
  field('currency', ['Currency', 'Devise'], 'currency|currency code|ccy|cur|devise|code devise|monnaie'),
  field('firstName', ['First name', 'Prénom'], 'first name|firstname|first|given name|givenname|forename|prenom|prenoms|prenom client|prenom debiteur'),
  field('lastName', ['Last name', 'Nom'], 'last name|lastname|last|surname|family name|name|full name|customer name|client name|debtor name|nom|nom client|nom debiteur|nom famille|nom usuel|nom complet|nom et prenom|nom prenom|raison sociale'),
  field('birthDate', ['Date of birth', 'Date de naissance'], 'birth date|birthdate|date of birth|dob|birthday|born|date naissance|naissance|ne le|ddn'),
  field('language', ['Language', 'Langue'], 'language|language code|lang|langue|code langue'),
  field('phone', ['Phone', 'Téléphone'],
    'phone|phone number|phone no|phone 1|mobile|mobile phone|mobile number|mobile no|mobile 1|cell|cell phone|cellphone|telephone|telephone number|telephone 1|tel|tel 1|tel mobile|telephone mobile|telephone portable|portable|gsm|numero tel|numero telephone'),
  field('phone2', ['Second phone', 'Second téléphone'],
    'phone 2|second phone|other phone|alternate phone|home phone|landline|work phone|mobile 2|telephone 2|tel 2|fixe|tel fixe|telephone fixe|telephone domicile|tel domicile|autre telephone|autre tel'),
  field('email', ['Email', 'E-mail'], 'email|e mail|email address|e mail address|mail|mail address|courriel|adresse email|adresse e mail|adresse mail|adresse electronique|email client'),
  field('street', ['Street', 'Rue'], 'street|street address|address|address 1|address line 1|address line|postal address|adresse|adresse 1|adresse postale|rue|voie|ligne adresse|adresse ligne 1|numero et rue|adresse client'),
  field('postcode', ['Postcode', 'Code postal'], 'postcode|post code|postal code|zip|zip code|zipcode|code postal|cp|cp client|code postal client'),
  field('city', ['City', 'Ville'], 'city|town|locality|ville|commune|localite|ville client'),
  field('country', ['Country', 'Pays'], 'country|country code|country of residence|pays|code pays|pays residence'),
]
