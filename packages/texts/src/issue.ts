import type { Language, Words } from '@parcours/journey'
import type { TextField } from './text.ts'

export type TextIssueCode =
  | 'missing-language' | 'missing-subject' | 'empty' | 'syntax' | 'unknown-variable' | 'missing-value' | 'runs-away'
  | 'debt-detail' | 'debt-word' | 'threat' | 'missing-opt-out' | 'missing-sender' | 'missing-variable'
  | 'no-ai-disclosure' | 'misplaced-field' | 'long-sms' | 'withdrawn'

/** `line` and `col` count from 1 in the source of `field`. An error keeps a text from being published. */
export interface TextIssue {
  code: TextIssueCode
  severity: 'error' | 'warning'
  message: Words
  language?: Language
  field?: TextField
  line?: number
  col?: number
}
