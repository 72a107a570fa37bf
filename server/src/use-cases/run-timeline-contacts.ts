import { VoiceResult, type Words } from '@parcours/journey'
import type { ContactRecord } from '@parcours/store'
import type { TimelineItem } from '../routers/views.ts'
import { wordsFor } from '../words.ts'
import { atWords } from './place-instants.ts'
import { nodeName } from './place-words.ts'
import { proofOf, rulesOf } from './run-timeline-rules.ts'
import { item, sceneAt, type RunScene } from './run-timeline-item.ts'
import { outcomeWords } from './run-timeline-visits.ts'
import { CHANNEL_WORDS, CONTACT_STATUS, day, joined, money, same, say } from './run-words.ts'

/** Every attempt that passed the gate: what was sent, how it ended, what it cost, and the decision that let it go. */
export const contactItems = (scene: RunScene): TimelineItem[] => scene.story.contacts.map((contact) => contactItem(contact, sceneAt(scene, contact.visitSeq)))

function contactItem(contact: ContactRecord, scene: RunScene): TimelineItem {
  const allowed = scene.story.decisions.findLast((d) => d.verdict === 'allow' && d.visitSeq === contact.visitSeq && d.attempt === contact.attempt)
  const call = callOf(contact)
  const name = nodeName(scene.info, contact.nodeId)
  const how = call ? outcomeWords(contact, call.outcome, scene) : wordsFor(CONTACT_STATUS, contact.status)
  const bad = contact.status === 'undelivered' || contact.status === 'failed'
  return item({
    atMs: contact.at, kind: 'contact', category: bad ? 'bad' : contact.status === 'unknown' ? 'warn' : 'contact',
    title: say(`${name}: ${how.en}`, `${name} : ${how.fr}`),
    detail: joined([wordsFor(CHANNEL_WORDS, contact.channel), textWords(contact), call && callWords(call, scene), answerWords(contact, scene)]) ?? null,
    costCents: contact.costCents, sandbox: contact.sandbox === 1, rules: allowed ? rulesOf(allowed) : [],
    message: { subject: contact.subject, body: contact.body, spoken: contact.channel === 'voice_ai' },
    evidence: {
      text: contact.textId, language: contact.language, to: contact.address,
      status: contact.status, outcome: contact.outcome, attempt: contact.attempt, provider: contact.providerId,
      debts: JSON.parse(contact.debtIds) as unknown, windowEnds: new Date(contact.windowEndMs).toISOString(),
      ...(call && { call }), ...(allowed && { decision: proofOf(allowed) }),
    },
  })
}

/** `courteous-reminder v4, French`. */
function textWords({ textId, language }: ContactRecord): Words {
  const [name = textId, version] = textId.split('@')
  const text = version === undefined ? name : `${name} v${version}`
  return language === 'fr' ? say(`${text}, French`, `${text}, en français`) : say(`${text}, English`, `${text}, en anglais`)
}

/** The result that the provider's callback stored; an error detail is none. */
function callOf(contact: ContactRecord): VoiceResult | undefined {
  return contact.result === null ? undefined : VoiceResult.safeParse(JSON.parse(contact.result)).data
}

function callWords(call: VoiceResult, { currency, here }: RunScene): Words | undefined {
  const { promise } = call
  const amount = promise && money(promise.amountCents, currency)
  const spoke = same(call.durationSeconds < 60 ? `${call.durationSeconds} s` : `${Math.floor(call.durationSeconds / 60)} min ${call.durationSeconds % 60} s`)
  const back = call.callbackAt && atWords(Date.parse(call.callbackAt), here)
  return joined([
    call.durationSeconds > 0 ? spoke : null,
    call.identityVerified ? say('identity checked', 'identité vérifiée') : null,
    promise && amount ? say(`promises ${amount.en} by ${day(promise.dueDate).en}`, `promet ${amount.fr} pour le ${day(promise.dueDate).fr}`) : null,
    back ? say(`asks to be called back ${back.en}`, `demande un rappel ${back.fr}`) : null,
    call.dispute ? say(`disputes: ${call.dispute.ground}`, `conteste : ${call.dispute.ground}`) : null,
  ])
}

function answerWords({ repliedAt, clickedAt }: ContactRecord, { here }: RunScene): Words | undefined {
  const [replied, clicked] = [repliedAt, clickedAt].map((ms) => (ms === null ? undefined : atWords(ms, here)))
  return joined([
    replied && say(`replied ${replied.en}`, `réponse ${replied.fr}`), clicked && say(`clicked ${clicked.en}`, `clic ${clicked.fr}`),
  ])
}
