import type { Channel, Language, Words } from '@parcours/journey'
import type { TextIssue } from './issue.ts'
import { DEBT_WORDS, THREATS } from './phrases.ts'
import type { TextField } from './text.ts'

/** One field of one language of a text: what the rules look at. */
export interface Passage {
  channel: Channel
  language: Language
  field: TextField
  source: string
}

/** Liquid's parts blanked, accents and capitals taken off; every place keeps its offset. */
function bareWords(source: string): string {
  const blanked = source.replaceAll(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, (part) => part.replaceAll(/[^\n]/g, ' '))
  return Array.from({ length: blanked.length }, (_, i) => bareChar(blanked[i] ?? '')).join('')
}

function bareChar(char: string): string {
  if (char === '’') return "'"
  const bare = char.normalize('NFD')[0] ?? char
  const lower = bare.toLowerCase()
  return lower.length === 1 ? lower : bare
}

/** Line and column, from 1, of an offset. */
function placeOf(source: string, offset: number): { line: number, col: number } {
  const before = source.slice(0, offset).split('\n')
  return { line: before.length, col: (before.at(-1)?.length ?? 0) + 1 }
}

/** Whether this field may be read by somebody else before we know who it is (domain rules 13 and 14). */
export function isExposed({ channel, field }: Passage): boolean {
  return channel === 'sms' || field === 'voicemail' || field === 'subject' && channel === 'email'
    || channel === 'voice_ai' && field === 'body'
}

/** Debt words where others may read or hear, and phrases that threaten or look judicial, anywhere. */
export function lintPhrases(passage: Passage): TextIssue[] {
  const threats = found(passage, THREATS[passage.language]).map((hit) => issue(passage, hit, {
    code: 'threat', severity: passage.channel === 'letter' ? 'warning' : 'error',
    message: {
      en: `"${hit.phrase}" threatens or looks like a court's paper`,
      fr: `« ${hit.phrase} » menace ou imite un acte judiciaire`,
    },
  }))
  if (!isExposed(passage)) return threats
  const debt = found(passage, [...DEBT_WORDS[passage.language], AMOUNT]).map((hit) => issue(passage, hit, {
    code: 'debt-word', severity: 'error', message: exposedWords(hit.phrase),
  }))
  return [...threats, ...debt]
}

export function exposedWords(what: string): Words {
  return {
    en: `"${what}" tells of a debt to whoever reads or hears this: say it after the identity check`,
    fr: `« ${what} » révèle une dette à qui lit ou entend ce message : dites-le après le contrôle d’identité`,
  }
}

const AMOUNT = String.raw`(?:[€$£]\s?\d|\d+(?:[.,]\d+)?\s?(?:[€$£]|eur\b|usd\b|euros?\b|dollars?\b))`

interface Hit { phrase: string, offset: number }

function found({ source }: Passage, patterns: readonly string[]): Hit[] {
  const text = bareWords(source)
  return patterns.flatMap((pattern) => {
    const match = new RegExp(String.raw`(?<![a-z])${pattern}`).exec(text)
    return match ? [{ phrase: source.slice(match.index, match.index + match[0].length), offset: match.index }] : []
  })
}

function issue(passage: Passage, hit: Hit, rest: Pick<TextIssue, 'code' | 'severity' | 'message'>): TextIssue {
  return { ...rest, language: passage.language, field: passage.field, ...placeOf(passage.source, hit.offset) }
}

const AI_WORDS: Record<Language, RegExp> = {
  en: /\b(ai|artificial intelligence|automated|virtual assistant|robot)\b/,
  fr: /\b(ia|intelligence artificielle|automatique|assistant virtuel|assistante virtuelle|robot)\b/,
}

/** The first sentence of a call says that a machine speaks (AI Act art. 50, at the latest at first interaction). */
export function tellsAi({ source, language }: Passage): boolean {
  const first = bareWords(source).split(/[.!?]/)[0] ?? ''
  return AI_WORDS[language].test(first)
}
