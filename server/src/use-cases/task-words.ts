import { z } from 'zod'
import { Words } from '@parcours/journey'
import { outcomeWords } from '@parcours/node-kit'
import { QUESTION_PREFIX, type Sql, type SuspensionRecord, type TaskRecord } from '@parcours/store'
import type { TaskKind } from '../routers/views.ts'
import { say } from './run-words.ts'

const Title = z.string().transform((json) => Words.safeParse(JSON.parse(json)).data)

/** The stored title; a task without one says that it is one. */
export const titleOf = ({ title }: Pick<TaskRecord, 'title'>): Words => Title.parse(title) ?? say('Case to handle', 'Dossier à traiter')

/** What a task is about: a question is of the kind of the suspension that it may lift. */
export function kindOf(sql: Sql, { kind }: Pick<TaskRecord, 'kind'>): TaskKind {
  if (!kind.startsWith(QUESTION_PREFIX)) return kind === 'unallocated' ? kind : 'handoff'
  const asked = sql.get<Pick<SuspensionRecord, 'kind'>>('SELECT kind FROM suspension WHERE id = ?', kind.slice(QUESTION_PREFIX.length))
  if (!asked) throw new Error(`the task ${kind} asks about no suspension`)
  return asked.kind
}

/** Answers to the questions that suspend contact; results of handoffs are outcomes of their node. */
const ANSWERS = new Map<string, Words>(Object.entries({
  resume: say('contacts go on', 'les contacts reprennent'), end: say('ends the run', 'met fin au passage'), keep: say('stays suspended', 'reste suspendu'), close: say('justified', 'fondé'),
  answered: say('answered', 'réponse donnée'), upheld: say('complaint upheld', 'réclamation fondée'), read: say('read', 'lu'),
  allocated: say('allocated to a debt', 'affecté à une dette'), returned: say('returned', 'rendu'),
  not_found: say('no payment found', 'aucun paiement trouvé'), on_its_way: say('payment on its way', 'paiement en chemin'),
}))

/** The named result of a task in words. */
export const resultWords = ({ kind }: Pick<TaskRecord, 'kind'>, result: string): Words =>
  (kind === 'handoff' ? undefined : ANSWERS.get(result)) ?? outcomeWords(result)
