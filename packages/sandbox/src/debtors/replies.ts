import type { Chance } from './chance.ts'

type Kind = 'paid' | 'promise' | 'hardship' | 'dispute' | 'refuse' | 'stop' | 'already'

/** What people write back. `{days}` is a number of days. */
const TEXTS: Record<Kind, { en: string[]; fr: string[] }> = {
  paid: {
    en: ['Done, I have just paid.', 'Paid online, thanks.'],
    fr: ["C'est fait, je viens de payer.", 'Réglé en ligne, merci.'],
  },
  promise: {
    en: ['I will pay in {days} days.', 'Can you wait {days} days? I get paid then.'],
    fr: ['Je paie dans {days} jours.', 'Pouvez-vous attendre {days} jours ? Je suis payé à ce moment-là.'],
  },
  hardship: {
    en: ['I cannot pay it all at once. Can I pay in parts?', 'I lost my job, I need a plan.'],
    fr: ['Je ne peux pas tout payer. Puis-je payer en plusieurs fois ?', "J'ai perdu mon emploi, il me faut un échéancier."],
  },
  dispute: {
    en: ['I do not owe this amount.', 'This bill is wrong, I dispute it.'],
    fr: ['Je ne dois pas cette somme.', 'Cette facture est fausse, je la conteste.'],
  },
  refuse: {
    en: ['No.', 'Leave it, I am not paying now.'],
    fr: ['Non.', 'Je ne paierai pas maintenant.'],
  },
  stop: { en: ['STOP'], fr: ['STOP'] },
  already: {
    en: ['I have already paid.', 'Already settled, please check.'],
    fr: ["J'ai déjà payé.", 'Déjà réglé, merci de vérifier.'],
  },
}

export function replyText(kind: Kind, language: 'en' | 'fr', draws: { chance: Chance; days?: number }): string {
  const texts = TEXTS[kind][language]
  const text = texts[Math.floor(draws.chance.next() * texts.length)] ?? ''
  return text.replace('{days}', String(draws.days ?? 7))
}
