import type { Scorecard } from '../scorecard.ts'

/*
 * Printed by tools/fit-self-cure.mjs: do not edit by hand.
 * Data: Taiwan credit-card clients (Yeh & Lien, Expert Systems with Applications 36(2), 2009, 2473-2480;
 * UCI 350, CC BY 4.0), rows with PAY_0 >= 1 and BILL_AMT1 > 0. Not read: SEX, AGE, MARRIAGE, EDUCATION.
 *
 * train: 4136 rows, 1767 cured; AUC 0.6924 (se 0.0084), Gini 0.3847, KS 0.3064
 *   likely 34 % of rows, 64 % of them cured; unlikely 66 % of rows, 32 % of them cured
 * test (id mod 5 = 0): 993 rows, 392 cured; AUC 0.6963 (se 0.0174), Gini 0.3926, KS 0.3167
 *   likely 32 % of rows, 61 % of them cured; unlikely 68 % of rows, 29 % of them cured
 * PSI of the score, test on deciles of train: 0.0120
 * IV and beta: monthsLateNow 0.357 / -0.977, monthsLatePrevious 0.106 / -0.398, utilisation 0.036 / -0.230, lastPaymentShare 0.098 / -0.343, lateMonths6 0.128 / -0.770
 *
 * "Cured" is a stand-in (no default in the next month): replace it by the portfolio's own control group.
 */
export const SELF_CURE: Scorecard = {
  id: 'self-cure',
  version: 1,
  name: { en: 'Pays without any contact', fr: 'Paie sans aucune relance' },
  target: {
    en: 'Current again within a month without any contact (fitted on: no default in the next month)',
    fr: 'De nouveau à jour en un mois sans aucune relance (ajusté sur : pas de défaut le mois suivant)',
  },
  horizonDays: 30,
  direction: 'higher_is_more_likely',
  basePoints: 0,
  scale: { pdo: 20, score: 600, odds: 50 },
  variables: [
    {
      fact: 'attr.monthsLateNow',
      label: { en: 'Months late now', fr: 'Mois de retard actuels' },
      neutralPoints: 95.1,
      iv: 0.3565,
      bins: [
        { max: 1, points: 116, reason: { en: 'One month late', fr: 'Un mois de retard' } },
        { min: 1, max: 2, points: 82, reason: { en: '2 months late', fr: '2 mois de retard' } },
        { min: 2, points: 78, reason: { en: 'More than 2 months late', fr: 'Plus de 2 mois de retard' } },
      ],
    },
    {
      fact: 'attr.monthsLatePrevious',
      label: { en: 'State one month earlier', fr: 'Situation un mois plus tôt' },
      neutralPoints: 95.9,
      iv: 0.1062,
      bins: [
        { max: -1, points: 112, reason: { en: 'Paid in full, or unused, one month earlier', fr: 'Soldé, ou sans usage, un mois plus tôt' } },
        { min: -1, points: 95, reason: { en: 'A balance or a delay one month earlier already', fr: 'Déjà un solde ou un retard un mois plus tôt' } },
      ],
    },
    {
      fact: 'attr.utilisation',
      label: { en: 'Share of the limit in use', fr: 'Part du plafond utilisée' },
      neutralPoints: 95.6,
      iv: 0.0355,
      bins: [
        { max: 0.1, points: 99, reason: { en: 'At most 10 % of the limit in use', fr: 'Au plus 10 % du plafond utilisés' } },
        { min: 0.1, max: 0.2, points: 96, reason: { en: '10 to 20 % of the limit in use', fr: '10 à 20 % du plafond utilisés' } },
        { min: 0.2, points: 95, reason: { en: 'More than 20 % of the limit in use', fr: 'Plus de 20 % du plafond utilisés' } },
      ],
    },
    {
      fact: 'attr.lastPaymentShare',
      label: { en: 'Last payment, as a share of the bill', fr: 'Dernier paiement, en part de la facture' },
      neutralPoints: 95.8,
      iv: 0.0979,
      bins: [
        { max: 0.9, points: 95, reason: { en: 'Paid at most 90 % of the last bill', fr: 'A payé au plus 90 % de la dernière facture' } },
        { min: 0.9, points: 109, reason: { en: 'Paid more than 90 % of the last bill', fr: 'A payé plus de 90 % de la dernière facture' } },
        { missing: true, points: 101, reason: { en: 'The last bill asked for nothing', fr: 'La dernière facture ne demandait rien' } },
      ],
    },
    {
      fact: 'attr.lateMonths6',
      label: { en: 'Late months of the last six', fr: 'Mois en retard sur les six derniers' },
      neutralPoints: 95.6,
      iv: 0.1281,
      bins: [
        { max: 2, points: 104, reason: { en: 'Late at most 2 times in six months', fr: 'En retard au plus 2 fois en six mois' } },
        { min: 2, max: 3, points: 96, reason: { en: 'Late 3 times in six months', fr: 'En retard 3 fois en six mois' } },
        { min: 3, max: 5, points: 94, reason: { en: 'Late 4 to 5 times in six months', fr: 'En retard 4 à 5 fois en six mois' } },
        { min: 5, points: 84, reason: { en: 'Late more than 5 times in six months', fr: 'En retard plus de 5 fois en six mois' } },
      ],
    },
  ],
  excludedAttributes: ['SEX', 'AGE', 'MARRIAGE', 'EDUCATION'],
  bands: [{ name: 'likely', minScore: 495 }, { name: 'unlikely', minScore: 0 }],
}
