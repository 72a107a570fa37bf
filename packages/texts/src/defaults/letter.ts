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
- pay at once, in full or in part, on your personal page: {{ link.pay }}
- spread the sum over several months, with dates that you choose: {{ link.offer }}
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
- régler dès maintenant, en tout ou en partie, dans votre espace personnel : {{ link.pay }}
- étaler cette somme sur plusieurs mois, aux dates de votre choix : {{ link.offer }}
- en parler avec l’un de nos conseillers au {{ sender.phone }}, qui tiendra compte de votre situation.

Si vous estimez ne pas devoir cette somme, ou que son montant est inexact, dites-le-nous : nous vérifierons, et nous ne vous la demanderons pas pendant ce temps. Si vous rencontrez des difficultés, un point conseil budget, gratuit et confidentiel, peut vous accompagner près de chez vous ; nous lui laisserons le temps nécessaire.

Nous vous prions d’agréer, Madame, Monsieur, nos salutations distinguées.

{{ sender.name }}`,
      },
    },
  },
] as const satisfies readonly Text[]
