import type { Words } from '@parcours/journey'
import type { OfferRecord, TaskRecord } from '@parcours/store'
import type { TimelineItem } from '../routers/views.ts'
import { QUEUE_WORDS, wordsFor } from '../words.ts'
import { item, type RunScene } from './run-timeline-item.ts'
import { resultWords, titleOf } from './task-words.ts'
import { day, joined, money, quoted, same, say } from './run-words.ts'

const PROMISE_END: Record<string, { words: Words; category: string }> = {
  kept: { words: say('Promise kept', 'Promesse tenue'), category: 'good' },
  part_kept: { words: say('Promise partly kept', 'Promesse tenue en partie'), category: 'money' },
  broken: { words: say('Promise broken', 'Promesse rompue'), category: 'bad' },
  cancelled: { words: say('Promise cancelled', 'Promesse annulée'), category: 'money' },
}

const OFFER_ANSWER: Record<string, Words> = {
  accepted: say('Offer accepted', 'Proposition acceptée'), other_amount: say('Asks for another amount', 'Demande un autre montant'),
  asked_human: say('Asks for a person', 'Demande un conseiller'), difficulty: say('Says that times are hard', 'Signale une difficulté'),
  declined: say('Offer declined', 'Proposition refusée'),
}

/** What the person promised or answered, and what became of it. */
export function promiseItems({ story, currency }: RunScene): TimelineItem[] {
  const promises = story.promises.flatMap((promise) => {
    const amount = money(promise.amountCents, promise.currency)
    const detail = say(`${amount.en} by ${day(promise.dueDate).en}`, `${amount.fr} pour le ${day(promise.dueDate).fr}`)
    const common = { kind: 'event' as const, detail, evidence: { promise: promise.id, source: promise.source, receivedCents: promise.receivedCents } }
    // A promise that came as an event is told by it.
    const made = promise.source === 'event' ? [] : [item({ ...common, atMs: promise.createdAt, category: 'money', title: say('Promise to pay', 'Promesse de paiement') })]
    const end = PROMISE_END[promise.status]
    return end && promise.closedAt !== null ? [...made, item({ ...common, atMs: promise.closedAt, category: end.category, title: end.words })] : made
  })
  return [...promises, ...story.offers.flatMap((offer) => offerItem(offer, currency))]
}

interface OfferAnswered {
  option: number | null
  note: string
}
function offerItem(offer: OfferRecord, currency: string): TimelineItem[] {
  if (offer.answeredAt === null || offer.answer === null) return []
  const { option, note } = JSON.parse(offer.answer) as OfferAnswered
  const options = JSON.parse(offer.options) as { n: number; instalments: { amountCents: number }[] }[]
  const chosen = options.find((one) => one.n === option)
  const count = chosen?.instalments.length ?? 0
  const total = money(chosen?.instalments.reduce((sum, i) => sum + i.amountCents, 0) ?? 0, currency)
  return [item({
    atMs: offer.answeredAt, kind: 'event', category: offer.status === 'declined' ? 'warn' : 'money', title: OFFER_ANSWER[offer.status] ?? same(offer.status),
    detail: joined([chosen ? say(`${total.en} in ${count} instalments`, `${total.fr} en ${count} fois`) : null, note ? quoted(note) : null]) ?? null,
    evidence: { offer: offer.id, option, options },
  })]
}

/** Tasks as they were opened, and how they were resolved. */
export const taskItems = ({ story }: RunScene): TimelineItem[] => story.tasks.flatMap((task) => [opened(task), ...resolved(task)])

function opened(task: TaskRecord): TimelineItem {
  const title = titleOf(task)
  const queue = wordsFor(QUEUE_WORDS, task.queue)
  return item({
    atMs: task.openedAt, kind: 'task', category: 'people', title: say(`Task: ${title.en}`, `Tâche : ${title.fr}`),
    detail: say(`Queue ${quoted(queue.en).en}`, `File ${quoted(queue.fr).fr}`), evidence: { task: task.id, queue: task.queue, priority: task.priority },
  })
}

function resolved(task: TaskRecord): TimelineItem[] {
  // The visit that it belonged to was left: the visit's own line says when, and by what.
  if (task.status === 'expired' && task.result?.startsWith('left:')) return []
  if (task.status === 'expired') {
    return [item({ atMs: task.dueAt, kind: 'task', category: 'warn', title: say('Task expired', 'Tâche expirée'), evidence: { task: task.id } })]
  }
  if (task.resolvedAt === null || task.result === null) return []
  const how = resultWords(task, task.result)
  return [item({
    atMs: task.resolvedAt, kind: 'task', category: 'people', title: say(`Task resolved: ${how.en}`, `Tâche résolue : ${how.fr}`),
    detail: joined([same(task.resolvedBy ?? ''), task.note ? quoted(task.note) : null]) ?? null, evidence: { task: task.id, result: task.result },
  })]
}
