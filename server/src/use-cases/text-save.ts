import { Text, checkText, type TextContent } from '@parcours/texts'
import type { Channel, Language } from '@parcours/journey'
import type { Deps } from '../deps.ts'
import { told } from '../told-error.ts'

export interface NewText {
  name: string
  channel: Channel
  tone: string
  languages: Record<Language, TextContent>
}

/**
 * Stores the next version of a text; versions are never changed, since nodes and the ledger name them. Refused
 * with its first error, and where the name is already a text of another channel.
 */
export function saveText(deps: Deps, { name, channel, tone, languages }: NewText, actor: string): Promise<{ id: string }> {
  const parsed = Text.safeParse({ id: name, version: 1, channel, tone, languages })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const where = issue?.path.join('.') ?? ''
    throw told('BAD_REQUEST', { code: 'text_invalid', en: `This text cannot be saved: ${where} ${issue?.message ?? ''}`, fr: `Ce texte ne peut pas être enregistré : ${where} ${issue?.message ?? ''}` })
  }
  const error = checkText(parsed.data).find((issue) => issue.severity === 'error')
  if (error) throw told('BAD_REQUEST', { code: 'text_invalid', ...error.message })
  return deps.db.write((sql) => {
    const last = sql.get<{ version: number; channel: string }>('SELECT version, channel FROM text WHERE name = ? ORDER BY version DESC LIMIT 1', name)
    if (last && last.channel !== channel) throw otherChannel(name)
    const version = (last?.version ?? 0) + 1
    const id = `${name}@${version}`
    sql.run('INSERT INTO text (id, name, version, channel, tone, languages, createdAt, createdBy) VALUES (?,?,?,?,?,?,?,?)',
      id, name, version, channel, tone, JSON.stringify(languages), deps.clock.nowMs(), actor)
    return { id }
  })
}

const otherChannel = (name: string) => told('CONFLICT', {
  code: 'text_other_channel', en: `“${name}” is a text of another channel: choose another name`, fr: `« ${name} » est un texte d’un autre canal : choisissez un autre nom`,
})
