import type { Text } from '../text.ts'

const HELLO_EN = 'Hello{% if person.firstName %} {{ person.firstName }}{% endif %},'
const HELLO_FR = 'Bonjour{% if person.firstName %} {{ person.firstName }}{% endif %},'

/** Emails. The subject stands on a locked screen, so it says nothing of a debt; the body may. */
export const EMAIL_TEXTS = [
  {
    id: 'email-reminder', version: 1, channel: 'email', tone: 'courteous', name: { en: 'Email, reminder', fr: 'E-mail, rappel' },
    languages: {
      en: {
        subject: 'Your file {{ case.reference }} with {{ sender.name }}',
        body: `${HELLO_EN}

Unless a payment has crossed this message, {{ case.arrears }} is waiting on your file {{ case.reference }}:
{% for debt in debts %}
- {{ debt.reference }}: {{ debt.amount }}, due on {{ debt.dueDate }}{% endfor %}

You can pay all or part of it, or pick another date, on your personal page:
{{ link.pay }}

If the amount looks wrong to you, or if times are hard, tell us on that page or on {{ sender.phone }}. We will look for a way that works for you.

{{ sender.name }}

{{ optOut.instruction }}`,
      },
      fr: {
        subject: 'Votre dossier {{ case.reference }} chez {{ sender.name }}',
        body: `${HELLO_FR}

Sauf règlement qui aurait croisé ce message, {{ case.arrears }} restent à régler sur votre dossier {{ case.reference }} :
{% for debt in debts %}
- {{ debt.reference }} : {{ debt.amount }}, à échéance du {{ debt.dueDate }}{% endfor %}

Vous pouvez en régler tout ou partie, ou choisir une autre date, dans votre espace personnel :
{{ link.pay }}

Si ce montant vous semble inexact, ou si vous traversez une période difficile, dites-le-nous sur cette page ou au {{ sender.phone }}. Nous chercherons avec vous une solution qui vous convienne.

{{ sender.name }}

{{ optOut.instruction }}`,
      },
    },
  },
  {
    id: 'email-offer', version: 1, channel: 'email', tone: 'supportive', name: { en: 'Email, offer of solutions', fr: 'E-mail, proposition de solutions' },
    languages: {
      en: {
        subject: 'Several options for your file {{ case.reference }}',
        body: `${HELLO_EN}

We have prepared several ways to settle your file {{ case.reference }} in steps. You will find the amounts and dates on a page that is yours alone; choose the one that suits you, or propose your own:
{{ link.offer }}

Nothing starts before you have chosen. If none of them fits, you can also ask there for a person to call you back, or reach us on {{ sender.phone }}.

{{ sender.name }}

{{ optOut.instruction }}`,
      },
      fr: {
        subject: 'Plusieurs solutions pour votre dossier {{ case.reference }}',
        body: `${HELLO_FR}

Nous avons préparé plusieurs façons de solder votre dossier {{ case.reference }} par étapes. Les montants et les dates vous attendent sur une page qui n’appartient qu’à vous ; choisissez celle qui vous convient, ou proposez la vôtre :
{{ link.offer }}

Rien ne commence avant votre choix. Si aucune ne vous convient, vous pouvez aussi y demander à être rappelé par un conseiller, ou nous joindre au {{ sender.phone }}.

{{ sender.name }}

{{ optOut.instruction }}`,
      },
    },
  },
] as const satisfies readonly Text[]
