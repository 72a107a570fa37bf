import type { Words } from '@parcours/journey'
import { durationWords } from '../lib/duration.ts'
import { dotted, words } from '../lib/words.ts'
import type { WaitConfig } from './config.ts'

/** The date as it stands after "before", "after" and "on", in both languages. */
const DATES = {
  entry: { en: 'entry', avant: 'l’entrée', le: 'À l’entrée' },
  due_date: { en: 'the due date', avant: 'l’échéance', le: 'Le jour de l’échéance' },
  promise_date: { en: 'the promised date', avant: 'la date promise', le: 'À la date promise' },
  payday: { en: 'payday', avant: 'le jour de paie', le: 'Le jour de paie' },
}

/** `For 3 days`, `2 days before the due date · at 09:00`, `Until day 15 past due`. */
export function waitSentence(config: WaitConfig): Words {
  return dotted(whenWords(config), config.at === '' ? undefined : words(`at ${config.at}`, `à ${config.at}`))
}

function whenWords({ from, delay }: WaitConfig): Words {
  const span = durationWords(delay)
  // Refused by the check; until it is mended the card does not say otherwise.
  const minus = delay.amount < 0 ? '-' : ''
  if (from === 'now') return words(`For ${minus}${span.en}`, `Pendant ${minus}${span.fr}`)
  if (from === 'days_past_due') return words(`Until day ${delay.amount} past due`, `Jusqu’au ${rank(delay.amount)} jour de retard`)
  const date = DATES[from]
  if (delay.amount === 0) return words(`On ${date.en}`, date.le)
  if (delay.amount < 0) return words(`${span.en} before ${date.en}`, `${span.fr} avant ${date.avant}`)
  return words(`${span.en} after ${date.en}`, `${span.fr} après ${date.avant}`)
}

const rank = (n: number) => (n === 1 ? '1er' : `${n}e`)
