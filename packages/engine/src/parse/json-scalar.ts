import type { Words } from '@parcours/journey'
import { say } from '../drawing/words.ts'

/** Where a text stops being JSON, and what is wrong there. */
export interface Fault {
  /** UTF-16 units from the beginning. */
  offset: number
  message: Words
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** End of the string, number or word that begins at `at`. */
export function scalarEnd(text: string, at: number): number | Fault {
  if (text[at] === '"') return stringEnd(text, at)
  const word = ['true', 'false', 'null'].find((w) => text.startsWith(w, at))
  if (word) return at + word.length
  NUMBER.lastIndex = at
  if (NUMBER.test(text)) return NUMBER.lastIndex
  if (at >= text.length) return { offset: at, message: say('the text ends too early', 'le texte s’arrête trop tôt') }
  return { offset: at, message: say(`a value is expected here, not ${text[at]}`, `une valeur est attendue ici, et non ${text[at]}`) }
}

/** End of the string that begins at `at` (its opening quote). A loop: a pattern would run out of stack on long ones. */
export function stringEnd(text: string, at: number): number | Fault {
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x22) return i + 1
    if (code < 0x20) return { offset: i, message: say('a line break or control character stands inside a text', 'un saut de ligne ou un caractère de contrôle figure dans un texte') }
    if (code !== 0x5c) continue
    ESCAPE.lastIndex = i
    if (!ESCAPE.test(text)) return { offset: i, message: say('this backslash escapes nothing', 'cette barre oblique inverse est mal employée') }
    i = ESCAPE.lastIndex - 1
  }
  return { offset: at, message: say('the text that begins here is never closed', 'le texte qui commence ici n’est jamais fermé') }
}
