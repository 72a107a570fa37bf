import type { Noticed, OfferFacts, OfferIntent } from '../schedule/action.ts'
import type { Debtor } from './debtor.ts'
import { doLater } from './scene.ts'
import type { Scene } from './scene.ts'

/** The first link of a text, without the full stop that may follow it. */
export const linkIn = (text: string): string | undefined => /https?:\/\/[^\s<>"')]+[^\s<>"').,;!?]/.exec(text)?.[0]

/** Answers in the channel that the message came by; nobody answers a letter by letter here. */
export function writeBack(scene: Scene, message: Noticed, reply: { text: string; minutes: number }): void {
  const { phone } = scene.debtor.told
  if (message.channel === 'sms' && phone) {
    doLater(scene, reply.minutes, { kind: 'sms-inbound', from: phone, to: message.from, body: reply.text })
  }
  if (message.channel === 'email') {
    const report = { type: 'email.replied', text: reply.text } as const
    doLater(scene, reply.minutes, { kind: 'email-report', reference: message.reference, report })
  }
}

interface Visit {
  intent: OfferIntent
  option: number
  minutes: number
}

/** Follows the link of a message as a person would; mail providers report the click. */
export function followLink(scene: Scene, message: Noticed, visit: Visit): void {
  const url = linkIn(message.text)
  if (!url) return
  if (message.channel === 'email') {
    const report = { type: 'email.clicked', url } as const
    doLater(scene, visit.minutes, { kind: 'email-report', reference: message.reference, report })
  }
  const { debtor } = scene
  doLater(scene, visit.minutes + 2, {
    kind: 'follow', debtorId: debtor.id, url, intent: visit.intent, option: visit.option, facts: factsOf(debtor),
  })
}

const factsOf = ({ told }: Debtor): OfferFacts => ({
  ...(told.birthDate ? { birthDate: told.birthDate } : {}),
  ...(told.postcode ? { postcode: told.postcode } : {}),
})
