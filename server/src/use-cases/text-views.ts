import { liveJourneys, textById, allTexts, type Sql, type TextRecord } from '@parcours/store'
import type { Channel } from '@parcours/journey'
import { LANGUAGES, TextContent } from '@parcours/texts'
import type { Deps } from '../deps.ts'
import type { TextView } from '../routers/views.ts'
import { told } from '../told-error.ts'

/** Every version of every text, by name, newest first. */
export function textList(sql: Sql): TextView[] {
  const users = usersOfTexts(sql)
  return allTexts(sql).map((row) => textView(row, users))
}

function textView(row: TextRecord, users: ReadonlyMap<string, ReadonlySet<string>>): TextView {
  return {
    id: row.id, name: row.name, version: row.version,
    // Written by `saveText` and the seed, which know no other channels.
    channel: row.channel as Channel,
    tone: row.tone, languages: languagesOf(row), withdrawnAtMs: row.withdrawnAt, usedBy: [...(users.get(row.id) ?? [])],
  }
}

function languagesOf(row: TextRecord): TextView['languages'] {
  const stored = JSON.parse(row.languages) as Record<string, unknown>
  const [en, fr] = LANGUAGES.map((language) => TextContent.safeParse(stored[language]).data ?? { body: '' })
  return { en: en ?? { body: '' }, fr: fr ?? { body: '' } }
}

/** Text id -> names of the journeys whose live version sends it. */
function usersOfTexts(sql: Sql): Map<string, Set<string>> {
  const users = new Map<string, Set<string>>()
  for (const { info } of liveJourneys(sql)) {
    for (const named of info.plan.nodes.flatMap((node) => stringsIn(node.config))) {
      users.set(named, (users.get(named) ?? new Set()).add(info.journey.name))
    }
  }
  return users
}

/** Which setting of a node names a text is the node type's own matter: `name@version` stands for itself. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(stringsIn)
}

/**
 * Takes a text out of use, for good and at once: the gate's rendering refuses it from the next contact on, in
 * running cases too (domain rule 10). Twice is harmless.
 */
export async function withdrawText(deps: Deps, id: string): Promise<TextView> {
  await deps.db.write((sql) => {
    if (!textById(sql, id)) throw told('NOT_FOUND', { code: 'text_unknown', en: `There is no text ${id}`, fr: `Le texte ${id} n’existe pas` })
    sql.run('UPDATE text SET withdrawnAt = ? WHERE id = ? AND withdrawnAt IS NULL', deps.clock.nowMs(), id)
  })
  const row = textById(deps.db.read, id)
  if (!row) throw new Error(`text ${id} is gone`)
  return textView(row, usersOfTexts(deps.db.read))
}
