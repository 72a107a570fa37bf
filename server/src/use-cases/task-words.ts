import { z } from 'zod'
import { Words } from '@parcours/journey'
import type { TaskRecord } from '@parcours/store'
import { say } from './run-words.ts'

const Title = z.string().transform((json) => Words.safeParse(JSON.parse(json)).data)

/** The stored title; a task without one says that it is one. */
export const titleOf = ({ title }: Pick<TaskRecord, 'title'>): Words => Title.parse(title) ?? say('Case to handle', 'Dossier à traiter')
