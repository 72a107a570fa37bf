import type { Language } from '@parcours/journey'
import { explainError } from './explain.ts'
import type { TextIssue } from './issue.ts'
import { renderTemplate } from './liquid.ts'
import { scopeOf } from './scope.ts'
import { plainSigns, segmentsOf, type Segments } from './segments.ts'
import type { Text, TextContent, TextField } from './text.ts'
import type { TextValues } from './variables.ts'

export type Rendered =
  | { ok: true, subject?: string, body: string, afterIdentity?: string, voicemail?: string, segments?: Segments }
  | { ok: false, issues: TextIssue[] }

/**
 * Writes a text for one person. Never throws: a missing value, a withdrawn text or a language that is not
 * written comes back as issues, and nothing half-written leaves. `segments` for SMS only.
 */
export function renderText(text: Text, language: Language, values: TextValues): Rendered {
  if (text.withdrawnAtMs !== undefined) return refused('withdrawn', 'This text has been withdrawn', 'Ce texte a été retiré')
  const content = text.languages[language]
  if (!content) return refused('missing-language', 'This text is not written in that language', 'Ce texte n’existe pas dans cette langue')
  const writer = new Writer(content, scopeOf(values, { channel: text.channel, language }))
  const fields = {
    ...optional('subject', oneLine(writer.write('subject'))), body: writer.write('body') ?? '',
    ...optional('afterIdentity', writer.write('afterIdentity')), ...optional('voicemail', writer.write('voicemail')),
  }
  if (writer.issues.length > 0) return { ok: false, issues: writer.issues.map((issue) => ({ ...issue, language })) }
  if (text.channel !== 'sms') return { ok: true, ...fields }
  const body = plainSigns(fields.body).trim()
  return { ok: true, ...fields, body, segments: segmentsOf(body) }
}

class Writer {
  readonly issues: TextIssue[] = []
  readonly #content: TextContent
  readonly #scope: object
  constructor(content: TextContent, scope: object) { this.#content = content; this.#scope = scope }

  write(field: TextField): string | undefined {
    const source = this.#content[field]
    if (source === undefined) return undefined
    try {
      return renderTemplate(source, this.#scope)
    } catch (error) {
      this.issues.push({ ...explainError(error), field })
      return undefined
    }
  }
}

// A line break in a subject would start a new header.
const oneLine = (subject: string | undefined) => subject?.replaceAll(/\s+/g, ' ').trim()

function optional<K extends TextField>(field: K, value: string | undefined): { [P in K]?: string } {
  return value === undefined ? {} : ({ [field]: value } as { [P in K]: string })
}

function refused(code: 'withdrawn' | 'missing-language', en: string, fr: string): Rendered {
  return { ok: false, issues: [{ code, severity: 'error', message: { en, fr } }] }
}
