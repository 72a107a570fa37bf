import type { Text } from '../text.ts'

/** Letters. One letter names all debts of the case. */
export const LETTER_TEXTS = [
  {
    id: 'letter-amicable', version: 1, channel: 'letter', tone: 'supportive',
    name: { en: 'Letter at day 15, amicable solutions', fr: 'Lettre à J+15, solutions amiables' },
    languages: {
      en: {
        subject: 'Your file {{ case.reference }}: finding a solution together',
        body: `Dear {{ person.firstName }} {{ person.lastName }},

To this day we have not received the payment of the following sums owed to {{ creditor.name }}:
{% for debt in debts %}
- {{ debt.reference }}: {{ debt.amount }}, due on {{ debt.dueDate }}{% endfor %}

That makes {{ case.arrears }} in all. If you have paid in the meantime, please take no notice of this letter.

Several solutions are open to you:
- on your personal page, pay at once, in full or in part, or tell us which dates would suit you: {{ link.pay }}
- spread the sum over several months: ask us for a proposal, on that page or by telephone
- talk to one of our advisers on {{ sender.phone }}, who can take your situation into account.

If you believe that this sum is not due, or that its amount is wrong, tell us: we will check, and we will not ask you for it while we do. If you are in difficulty, free and independent debt advice exists near you, and we will give it the time that it needs.

Yours sincerely,

{{ sender.name }}`,
      },
      fr: {
        subject: 'Votre dossier {{ case.reference }} : trouvons une solution ensemble',
        body: `Madame, Monsieur {{ person.lastName }},

À ce jour, nous n’avons pas reçu le règlement des sommes suivantes, dues à {{ creditor.name }} :
{% for debt in debts %}
- {{ debt.reference }} : {{ debt.amount }}, à échéance du {{ debt.dueDate }}{% endfor %}

Soit {{ case.arrears }} au total. Si vous avez réglé entre-temps, ne tenez pas compte de ce courrier.

Plusieurs solutions s’offrent à vous :
- dans votre espace personnel, régler dès maintenant, en tout ou en partie, ou nous dire quelles dates vous conviendraient : {{ link.pay }}
- étaler cette somme sur plusieurs mois : demandez-nous une proposition, dans cet espace ou par téléphone
- en parler avec l’un de nos conseillers au {{ sender.phone }}, qui tiendra compte de votre situation.

Si vous estimez ne pas devoir cette somme, ou que son montant est inexact, dites-le-nous : nous vérifierons, et nous ne vous la demanderons pas pendant ce temps. Si vous rencontrez des difficultés, un point conseil budget, gratuit et confidentiel, peut vous accompagner près de chez vous ; nous lui laisserons le temps nécessaire.

Nous vous prions d’agréer, Madame, Monsieur, nos salutations distinguées.

{{ sender.name }}`,
      },
    },
  },
  {
    // 12 CFR 1006.34(c): who collects, the itemised debt, the right to dispute. The closing date of the 30 days is said in words.
    id: 'letter-first-notice', version: 1, channel: 'letter', tone: 'factual',
    name: { en: 'Letter, first notice of an agency (United States)', fr: 'Lettre, premier avis d’une agence (États-Unis)' },
    languages: {
      en: {
        subject: 'Notice about your file {{ case.reference }}',
        body: `Dear {{ person.firstName }} {{ person.lastName }},

{{ sender.name }} is a debt collector. We are trying to collect a debt that you owe. We will use any information that you give us to help collect the debt.

Our records show:
{% for debt in debts %}
- {{ debt.reference }}: {{ debt.amount }}, unpaid since {{ debt.dueDate }}{% endfor %}

Total amount of the debt now: {{ case.arrears }}.

You can dispute all or part of the debt. Write to us or call us on {{ sender.phone }} within 30 days of receiving this letter. If you write to us in that time, we stop collection of any amount that you dispute until we send you information that shows you owe it. You may also ask us in writing, in the same time, for the name and address of the original creditor.

You can also pay, ask for a payment plan or tell us that you dispute the debt on your personal page: {{ link.pay }}

{{ sender.name }}`,
      },
      fr: {
        subject: 'Avis concernant votre dossier {{ case.reference }}',
        body: `Madame, Monsieur {{ person.lastName }},

{{ sender.name }} est une agence de recouvrement. Nous cherchons à recouvrer une dette dont vous êtes redevable. Toute information que vous nous donnerez servira à ce recouvrement.

D’après nos registres :
{% for debt in debts %}
- {{ debt.reference }} : {{ debt.amount }}, impayée depuis le {{ debt.dueDate }}{% endfor %}

Montant total de la dette à ce jour : {{ case.arrears }}.

Vous pouvez contester tout ou partie de cette dette. Écrivez-nous ou appelez-nous au {{ sender.phone }} dans les 30 jours qui suivent la réception de cette lettre. Si vous nous écrivez dans ce délai, nous cessons de réclamer le montant contesté jusqu’à ce que nous vous ayons envoyé de quoi montrer que vous le devez. Dans le même délai, vous pouvez aussi nous demander par écrit le nom et l’adresse du créancier d’origine.

Vous pouvez également payer, demander un échéancier ou nous dire que vous contestez la dette dans votre espace personnel : {{ link.pay }}

{{ sender.name }}`,
      },
    },
  },
] as const satisfies readonly Text[]
