import type { Text } from '../text.ts'

/** What the AI says: first that it is one, then who it calls for and whom it looks for; the debt only after the identity check. */
export const VOICE_TEXTS = [
  {
    id: 'voice-opening', version: 1, channel: 'voice_ai', tone: 'courteous', name: { en: 'Call, opening', fr: 'Appel, ouverture' },
    languages: {
      en: {
        body: 'Hello, this is an AI, an automated assistant, calling for {{ sender.name }}. You can ask for a person at any time. Am I speaking with {{ person.firstName }} {{ person.lastName }}? Before I say more, I must be sure that it is you: could you give me your date of birth, or your postcode?',
        afterIdentity: 'Thank you. I am calling about your file {{ case.reference }}: {{ case.arrears }} has been waiting since {{ case.oldestDueDate }}. I can send you a link to pay, note a date that suits you, or look at payments in several steps. If you disagree with this amount, or if times are hard, tell me and a person will take over. What would suit you?',
        voicemail: 'Hello, this is an automated message from {{ sender.name }} for {{ person.firstName }} {{ person.lastName }}. Please call us back on {{ sender.phone }} when it suits you. Thank you.',
      },
      fr: {
        body: 'Bonjour, ici une intelligence artificielle, un assistant automatique, qui vous appelle de la part de {{ sender.name }}. Vous pouvez à tout moment demander à parler à un conseiller. Êtes-vous bien {{ person.firstName }} {{ person.lastName }} ? Avant d’aller plus loin, je dois m’assurer que c’est bien vous : pouvez-vous me donner votre date de naissance, ou votre code postal ?',
        afterIdentity: 'Merci. Je vous appelle au sujet de votre dossier {{ case.reference }} : {{ case.arrears }} restent à régler depuis le {{ case.oldestDueDate }}. Je peux vous envoyer un lien de paiement, noter une date qui vous convient, ou regarder avec vous un règlement en plusieurs fois. Si vous n’êtes pas d’accord avec ce montant, ou si vous traversez une période difficile, dites-le-moi et un conseiller prendra le relais. Qu’est-ce qui vous conviendrait ?',
        voicemail: 'Bonjour, ceci est un message automatique de {{ sender.name }} pour {{ person.firstName }} {{ person.lastName }}. Merci de nous rappeler au {{ sender.phone }} quand cela vous convient. Bonne journée.',
      },
    },
  },
] as const satisfies readonly Text[]
