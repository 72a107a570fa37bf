import type { Channel, Language } from '@parcours/journey'
import { LANGUAGES, TEXT_VARIABLES, checkText, renderText, sampleVariables, type Text, type TextContent } from '@parcours/texts'
import type { TextCheck } from '../routers/views.ts'

export interface TextDraft {
  channel: Channel
  languages: Record<Language, TextContent>
}

/** A draft as the checker wants it: name, version and tone have no part in what may be wrong with the words. */
const asText = ({ channel, languages }: TextDraft): Text => ({ id: 'draft', version: 1, channel, tone: 'factual', languages })

/** What is wrong with a text while it is written, and how an invented person would receive it. */
export function textCheck(draft: TextDraft): TextCheck {
  const text = asText(draft)
  const issues = checkText(text).map(({ language, severity, message, line, col }) => ({
    language: language ?? 'en', severity, message, ...(line !== undefined && { line }), ...(col !== undefined && { column: col }),
  }))
  const [en, fr] = LANGUAGES.map((language) => previewOf(text, language))
  return { issues, preview: { en: en ?? null, fr: fr ?? null }, variables: TEXT_VARIABLES.map(({ path, label }) => ({ name: path, label })) }
}

function previewOf(text: Text, language: Language): TextCheck['preview']['en'] {
  const rendered = renderText(text, language, sampleVariables(language))
  if (!rendered.ok) return null
  const { ok: _, segments, ...fields } = rendered
  return { ...fields, ...(segments && { segments: segments.count }) }
}
