import type { Language } from '@parcours/journey'
import { checkVariables, pathsIn } from './check-variables.ts'
import { explainError } from './explain.ts'
import type { TextIssue } from './issue.ts'
import { lintPhrases, tellsAi, type Passage } from './lint.ts'
import { renderTemplate } from './liquid.ts'
import { sampleVariables } from './sample.ts'
import { scopeOf } from './scope.ts'
import { plainSigns, segmentsOf } from './segments.ts'
import { LANGUAGES, type Text, type TextContent, type TextField } from './text.ts'

const FIELDS: readonly TextField[] = ['subject', 'body', 'afterIdentity', 'voicemail']
/** An SMS longer than this is legal, dear and seldom read to the end. */
const LONG_SMS_SEGMENTS = 3

type Rule = Pick<TextIssue, 'code' | 'severity' | 'message' | 'field'>

/**
 * All that is wrong with a text, in every language and branch. `requiredVariables` are those that a policy
 * pack demands (`letterRef` and `letterDate` for a French agency). Never throws.
 */
export function checkText(text: Text, { requiredVariables = [] }: { requiredVariables?: readonly string[] } = {}): TextIssue[] {
  return LANGUAGES.flatMap((language) => {
    const content = text.languages[language]
    if (!content) return [{ ...missingLanguage(language), language }]
    const passages = FIELDS.flatMap((field): Passage[] => {
      const source = content[field]
      return source === undefined ? [] : [{ channel: text.channel, language, field, source }]
    })
    const whole = [...checkShape(text, content), ...checkDuties(text, content, requiredVariables)]
    return [...whole.map((issue) => ({ ...issue, language })), ...passages.flatMap(checkPassage)]
  })
}

function checkPassage(passage: Passage): TextIssue[] {
  const at = { language: passage.language, field: passage.field }
  try {
    const issues = [...checkVariables(passage), ...lintPhrases(passage)]
    if (passage.channel === 'voice_ai' && passage.field === 'body' && !tellsAi(passage)) issues.push({ ...NO_DISCLOSURE, ...at })
    // Rendering says what reading cannot: a loop without end, a list written as a word.
    return issues.some((i) => i.code === 'unknown-variable') ? issues : [...issues, ...tryOut(passage)]
  } catch (error) {
    return [{ ...explainError(error), ...at }]
  }
}

function tryOut({ source, channel, language, field }: Passage): TextIssue[] {
  const body = renderTemplate(source, scopeOf(sampleVariables(language), { channel, language }))
  const segments = segmentsOf(plainSigns(body))
  if (channel !== 'sms' || segments.count <= LONG_SMS_SEGMENTS) return []
  return [{
    code: 'long-sms', severity: 'warning', language, field,
    message: { en: `This SMS is sent as ${segments.count} parts`, fr: `Ce SMS part en ${segments.count} morceaux` },
  }]
}

function checkShape({ channel }: Text, content: TextContent): Rule[] {
  const issues: Rule[] = []
  if (content.body.trim() === '') issues.push({ code: 'empty', severity: 'error', field: 'body', message: { en: 'The text is empty', fr: 'Le texte est vide' } })
  const hasSubject = channel === 'email' || channel === 'letter'
  if (hasSubject && !content.subject?.trim()) {
    issues.push({ code: 'missing-subject', severity: 'error', field: 'subject', message: { en: 'The subject is missing', fr: 'Il manque l’objet' } })
  }
  const misplaced: TextField[] = [...(hasSubject ? [] : ['subject' as const]), ...(channel === 'voice_ai' ? [] : ['afterIdentity' as const, 'voicemail' as const])]
  for (const field of misplaced.filter((f) => content[f] !== undefined)) {
    issues.push({ code: 'misplaced-field', severity: 'warning', field, message: { en: 'This channel does not use it', fr: 'Ce canal ne s’en sert pas' } })
  }
  return issues
}

function checkDuties({ channel }: Text, content: TextContent, required: readonly string[]): Rule[] {
  const inBody = pathsIn(content.body)
  // A body that cannot be read is told of once, by its syntax issue.
  if (!inBody) return []
  const named = new Set(FIELDS.flatMap((f) => [...(pathsIn(content[f] ?? '') ?? [])]))
  const issues: Rule[] = []
  if (!inBody.has('sender.name') && !inBody.has('creditor.name')) issues.push(NO_SENDER)
  const electronic = channel === 'sms' || channel === 'email'
  if (electronic && !inBody.has('optOut.instruction') && !/\bSTOP\b/.test(content.body) && !inBody.has('link.stop')) issues.push(NO_OPT_OUT)
  for (const path of required.filter((p) => !named.has(p))) {
    issues.push({
      code: 'missing-variable', severity: 'error', field: 'body',
      message: { en: `The law asks for {{ ${path} }} in this text`, fr: `La loi demande {{ ${path} }} dans ce texte` },
    })
  }
  return issues
}

const NO_SENDER: Rule = {
  code: 'missing-sender', severity: 'error', field: 'body',
  message: { en: 'Say who writes: {{ sender.name }}', fr: 'Dites qui écrit : {{ sender.name }}' },
}
const NO_OPT_OUT: Rule = {
  code: 'missing-opt-out', severity: 'error', field: 'body',
  message: { en: 'Say how to stop these messages: {{ optOut.instruction }}', fr: 'Dites comment ne plus recevoir ces messages : {{ optOut.instruction }}' },
}
const NO_DISCLOSURE: Rule = {
  code: 'no-ai-disclosure', severity: 'error', field: 'body',
  message: { en: 'The first sentence of a call must say that an AI speaks', fr: 'La première phrase d’un appel doit dire qu’une IA parle' },
}

function missingLanguage(language: Language): Rule {
  return language === 'fr'
    ? { code: 'missing-language', severity: 'error', message: { en: 'The French text is missing', fr: 'Il manque le texte français' } }
    : { code: 'missing-language', severity: 'error', message: { en: 'The English text is missing', fr: 'Il manque le texte anglais' } }
}
