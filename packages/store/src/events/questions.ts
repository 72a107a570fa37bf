import type { SuspensionKind, Words } from '@parcours/journey'
import type { Db, Sql } from '../db/open-db.ts'

/** Start of a task's kind that asks about a suspension; its id follows. */
export const QUESTION_PREFIX = 'suspension:'

const DAY = 86_400_000
const ANSWER_WITHIN_DAYS = 2
/** A question that stands on is looked at again about once a month. */
const REVIEW_DAYS = 30

/**
 * What an answer does to the suspension (domain rule 6).
 * - `lift`: contact goes on.
 * - `withdraw`: the disputed debt is taken back, as if its creditor had recalled it; contact about the rest goes on.
 * - `keep`: contact stays suspended, until its own end or until the review that opens lifts it.
 */
export type AnswerEffect = 'lift' | 'withdraw' | 'keep'

interface Question {
  queue: string
  title: Words
  /** By the names of the task's results, in the order in which they are offered. */
  results: Record<string, AnswerEffect>
}

const FOR_SPECIALISTS: Question['results'] = { resume: 'lift', keep: 'keep' }

const QUESTIONS: Record<SuspensionKind, Question> = {
  dispute: {
    queue: 'disputes', title: { en: 'Dispute to examine', fr: 'Contestation à examiner' }, results: { resume: 'lift', close: 'withdraw' },
  },
  complaint: {
    queue: 'complaints', title: { en: 'Complaint to answer', fr: 'Réclamation à traiter' }, results: { answered: 'lift', upheld: 'keep' },
  },
  unread_reply: { queue: 'inbound', title: { en: 'Reply to read', fr: 'Réponse à lire' }, results: { read: 'lift' } },
  unallocated: {
    queue: 'payments', title: { en: 'Money to allocate', fr: 'Paiement à affecter' }, results: { allocated: 'lift', returned: 'lift' },
  },
  says_paid: {
    queue: 'payments', title: { en: 'Says paid: verify', fr: 'Dit avoir payé : vérifier' }, results: { not_found: 'lift', on_its_way: 'keep' },
  },
  payment_pending: { queue: 'payments', title: { en: 'Payment on its way', fr: 'Paiement en cours' }, results: FOR_SPECIALISTS },
  promise_open: { queue: 'general', title: { en: 'Promise open', fr: 'Promesse en cours' }, results: FOR_SPECIALISTS },
  plan_active: { queue: 'general', title: { en: 'Payment plan running', fr: 'Échéancier en cours' }, results: FOR_SPECIALISTS },
  vulnerable: { queue: 'care', title: { en: 'Vulnerable person: take over', fr: 'Personne vulnérable : à prendre en charge' }, results: FOR_SPECIALISTS },
  insolvency: { queue: 'legal', title: { en: 'Insolvency to follow', fr: 'Procédure d’insolvabilité à suivre' }, results: FOR_SPECIALISTS },
  moratorium: { queue: 'legal', title: { en: 'Moratorium to follow', fr: 'Moratoire à suivre' }, results: FOR_SPECIALISTS },
  legal_representative: {
    queue: 'legal', title: { en: 'Legal representative: take over', fr: 'Représentant légal : à prendre en charge' }, results: FOR_SPECIALISTS,
  },
  own_pause: { queue: 'general', title: { en: 'The person asked for a pause', fr: 'La personne a demandé une pause' }, results: FOR_SPECIALISTS },
}

/** Results of reviews, and of tasks that are older than the names above. */
const ANYWHERE: Record<string, AnswerEffect> = { resume: 'lift', keep: 'keep', close: 'keep' }
// Of a reply nothing is open once somebody has read it, whatever they said then.
const OLD: Partial<Record<SuspensionKind, Record<string, AnswerEffect>>> = { unread_reply: { close: 'lift' } }

/** What a named result means for a question of this kind; undefined for a name that none has. */
export const effectOfAnswer = (kind: SuspensionKind, result: string): AnswerEffect | undefined =>
  QUESTIONS[kind].results[result] ?? OLD[kind]?.[result] ?? ANYWHERE[result]

interface About {
  suspensionId: string
  kind: SuspensionKind
  personId: string
  caseId: string | null
  nowMs: number
}

/** The task of a new question. */
export const openQuestionTask = (sql: Sql, about: About): void =>
  insertTask(sql, about, { id: `task_${about.suspensionId}`, days: ANSWER_WITHIN_DAYS, title: QUESTIONS[about.kind].title, results: Object.keys(QUESTIONS[about.kind].results) })

function insertTask(sql: Sql, about: About, task: { id: string; days: number; title: Words; results: string[] }): void {
  sql.run(
    `INSERT INTO task (id, kind, personId, caseId, queue, priority, openedAt, dueAt, instructions, results, title)
     VALUES (?,?,?,?,?,?,?,?,?,?,?)`,
    task.id, `${QUESTION_PREFIX}${about.suspensionId}`, about.personId, about.caseId, QUESTIONS[about.kind].queue, 2,
    about.nowMs, about.nowMs + task.days * DAY, '', JSON.stringify(task.results), JSON.stringify(task.title))
}

/** Money of nobody that we know: there is nobody to leave in peace, but somebody must find out whose it is. */
export function openMoneyTask(sql: Sql, one: { eventId: string; nowMs: number; reference: string }): void {
  const { queue, title, results } = QUESTIONS.unallocated
  sql.run(
    `INSERT INTO task (id, kind, queue, priority, openedAt, dueAt, instructions, results, title) VALUES (?,'unallocated',?,2,?,?,?,?,?)`,
    `task_${one.eventId}`, queue, one.nowMs, one.nowMs + ANSWER_WITHIN_DAYS * DAY, one.reference, JSON.stringify(Object.keys(results)), JSON.stringify(title))
}

/** Tasks of one suspension: its own, then its reviews `task_<id>_2`... One range of the primary key. */
const OF_SUSPENSION = `t.id BETWEEN 'task_' || s.id AND 'task_' || s.id || '_~'`

/** Suspensions without an end that nobody can lift: no task of theirs is open. */
const STANDING = `SELECT s.id AS suspensionId, s.kind, s.personId, s.caseId, (SELECT COUNT(*) FROM task t WHERE ${OF_SUSPENSION}) AS reviews FROM suspension s
  WHERE s.releasedAt IS NULL AND s.until IS NULL AND NOT EXISTS (SELECT 1 FROM task t WHERE ${OF_SUSPENSION} AND t.status IN ('open', 'claimed'))`

/** A suspension that was kept without an end, or came without a task, gets a review from which it can be lifted. */
export function reviewSuspension(sql: Sql, suspensionId: string, nowMs: number): void {
  const about = sql.get<Omit<About, 'nowMs'> & { reviews: number }>(`${STANDING} AND s.id = ?`, suspensionId)
  if (!about) return
  const { title } = QUESTIONS[about.kind]
  insertTask(sql, { ...about, nowMs }, {
    id: `task_${suspensionId}_${about.reviews + 1}`, days: REVIEW_DAYS, results: Object.keys(FOR_SPECIALISTS),
    title: { en: `Contact still suspended. ${title.en}`, fr: `Contact toujours suspendu. ${title.fr}` },
  })
}

/**
 * The net under answers and imports: whoever is suspended with no way back gets a review. Looks at every suspension that
 * stands, as a reader: for now and then, not for every second.
 */
export async function reviewStanding(db: Db, nowMs: number): Promise<void> {
  const standing = db.read.all<{ suspensionId: string }>(`${STANDING} LIMIT 200`)
  if (standing.length > 0) await db.write((sql) => standing.forEach(({ suspensionId }) => reviewSuspension(sql, suspensionId, nowMs)))
}

/** Somebody else has answered: the tasks of this question are done. */
export function closeQuestionTasks(sql: Sql, one: { suspensionId: string; result: string; by: string; nowMs: number }): void {
  sql.run(
    `UPDATE task SET status = 'resolved', result = ?, resolvedBy = ?, resolvedAt = ? WHERE id BETWEEN 'task_' || ? AND 'task_' || ? || '_~' AND status IN ('open', 'claimed')`,
    one.result, one.by, one.nowMs, one.suspensionId, one.suspensionId)
}
