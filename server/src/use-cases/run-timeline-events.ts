import { z } from 'zod'
import type { Words } from '@parcours/journey'
import type { EventRecord } from '@parcours/store'
import type { TimelineItem } from '../routers/views.ts'
import { EVENT_WORDS, REASON_WORDS, wordsFor } from '../words.ts'
import { item, type RunScene } from './run-timeline-item.ts'
import { day, joined, money, quoted, say } from './run-words.ts'

/** What providers report of a contact is told by the contact itself. */
const TOLD_ELSEWHERE = new Set(['sms.status', 'email.delivered', 'email.bounced', 'voice.ended', 'letter.status'])

const TITLES: Record<string, Words> = {
  ...EVENT_WORDS,
  'sms.inbound': say('SMS received', 'SMS reçu'), 'email.replied': say('Email received', 'E-mail reçu'), 'email.clicked': say('Link clicked', 'Lien cliqué'),
  'email.complained': say('Marked as spam', 'Signalé comme indésirable'), 'email.unsubscribed': say('Unsubscribed from emails', 'Désabonné des e-mails'),
}

const CATEGORY: Record<string, string> = {
  payment: 'good', payment_pending: 'money', payment_reversed: 'bad', promise: 'money', dispute: 'warn', complaint: 'warn', cease: 'warn',
  opt_out: 'warn', deceased: 'warn', vulnerable: 'people', 'email.complained': 'warn', 'email.unsubscribed': 'warn',
}

/** Members of stored bodies that are worth a word; every door stores its own shape. */
const Body = z.object({
  amountCents: z.number(), currency: z.string().length(3), debt: z.string(), valueDate: z.iso.date(), dueDate: z.iso.date(), note: z.string(),
  body: z.string(), text: z.string(), scope: z.string(), channel: z.string(),
}).partial()
type Body = z.infer<typeof Body>

/** What came in about the case while the run was open, and payments until its window closed. */
export function eventItems(scene: RunScene): TimelineItem[] {
  const sandboxed = new Set(scene.story.contacts.filter((c) => c.sandbox === 1).map((c) => `${c.runId}.${c.visitSeq}.${c.attempt}`))
  return scene.story.events.filter((event) => !TOLD_ELSEWHERE.has(event.type)).map((event) => item({
    atMs: event.at, kind: 'event', category: CATEGORY[event.type] ?? 'contact', title: wordsFor(TITLES, event.type),
    detail: detailOf(event, scene) ?? null, sandbox: event.source === 'sandbox' || sandboxed.has(event.reference),
    evidence: { event: event.id, source: event.source, message: event.messageId, status: event.status, body: JSON.parse(event.body) as unknown },
  }))
}

function detailOf(event: EventRecord, { currency }: RunScene): Words | undefined {
  const body: Body = Body.safeParse(JSON.parse(event.body)).data ?? {}
  const said = body.note ?? body.text ?? body.body
  return joined([
    body.amountCents === undefined ? null : money(body.amountCents, body.currency ?? currency),
    body.debt === undefined ? null : say(`debt ${body.debt}`, `dette ${body.debt}`),
    body.dueDate === undefined ? null : say(`by ${day(body.dueDate).en}`, `pour le ${day(body.dueDate).fr}`),
    body.valueDate === undefined ? null : say(`value date ${day(body.valueDate).en}`, `date de valeur ${day(body.valueDate).fr}`),
    said === undefined ? null : quoted(said.slice(0, 300)),
    event.status === 'applied' || event.reason === null ? null : wordsFor(EVENT_REASONS, event.reason),
  ])
}

/** Why an event found nothing to act on. */
export const EVENT_REASONS: Record<string, Words> = {
  ...REASON_WORDS,
  one_is_open: say('A promise is already open', 'Une promesse est déjà en cours'),
  past_due_date: say('The due date has passed', 'L’échéance est passée'),
  nothing_to_reverse: say('No payment to take back', 'Aucun paiement à annuler'),
  too_many: say('Two promises in 90 days already', 'Déjà deux promesses en 90 jours'),
}
