import type { Words } from '@parcours/journey'
import { say } from '../drawing/words.ts'
import { scalarEnd, stringEnd, type Fault } from './json-scalar.ts'

/** Deeper than any config; guards everything behind it that recurses. */
const MAX_DEPTH = 64

interface Frame {
  close: '}' | ']'
  path: string
  /** Names met so far, for objects. */
  names: Set<string>
  /** Position of the element, for arrays. */
  index: number
}

type Moved = { at: number; path: string } | Fault
const isFault = (moved: object): moved is Fault => 'message' in moved

/**
 * Walks a JSON text and says where each value begins, or where the text stops being JSON. The runtime's own parser
 * names no place in many of its errors, and lets a doubled name silently win over the first.
 * Paths are dotted; the root is ''. Offsets are UTF-16 units. Without recursion.
 */
export function walkJson(text: string, onValue: (path: string, offset: number) => void): Fault | undefined {
  const frames: Frame[] = []
  let here: { at: number; path: string } = { at: 0, path: '' }
  for (;;) {
    const start = skipSpace(text, here.at)
    onValue(here.path, start)
    const entered = open(text, { at: start, path: here.path, frames })
    if (isFault(entered)) return entered
    if (entered.inside) { here = entered; continue }
    const next = afterValue(text, entered.at, frames)
    if (next === undefined) return undefined
    if (isFault(next)) return next
    here = next
  }
}

/** Reads a scalar or an empty container to its end, or steps into a container at its first value. */
function open(
  text: string, { at, path, frames }: { at: number; path: string; frames: Frame[] },
): { at: number; path: string; inside: boolean } | Fault {
  const char = text[at]
  if (char !== '{' && char !== '[') {
    const end = scalarEnd(text, at)
    return typeof end === 'number' ? { at: end, path, inside: false } : end
  }
  if (frames.length >= MAX_DEPTH) return fault(at, say('the text is nested too deeply', 'le texte est trop imbriqué'))
  const frame: Frame = { close: char === '{' ? '}' : ']', path, names: new Set(), index: -1 }
  const first = skipSpace(text, at + 1)
  if (text[first] === frame.close) return { at: first + 1, path, inside: false }
  frames.push(frame)
  const moved = element(text, first, frame)
  return isFault(moved) ? moved : { ...moved, inside: true }
}

/** Closes what ends here and goes to the next value; undefined when the text is complete. */
function afterValue(text: string, from: number, frames: Frame[]): Moved | undefined {
  let at = skipSpace(text, from)
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    if (text[at] === ',') return element(text, skipSpace(text, at + 1), frame)
    if (text[at] !== frame.close) return fault(at, say(`a comma or ${frame.close} is missing here`, `il manque ici une virgule ou ${frame.close}`))
    frames.pop()
    at = skipSpace(text, at + 1)
  }
  return at < text.length ? fault(at, say('there is more text after the end', 'il reste du texte après la fin')) : undefined
}

/** Where the value of the next element begins: behind its name and colon in an object. */
function element(text: string, at: number, frame: Frame): Moved {
  const below = (key: string | number) => (frame.path === '' ? String(key) : `${frame.path}.${key}`)
  if (frame.close === ']') return { at, path: below(++frame.index) }
  if (text[at] !== '"') return fault(at, say('a name in double quotes is missing here', 'il manque ici un nom entre guillemets droits'))
  const end = stringEnd(text, at)
  if (typeof end !== 'number') return end
  const name = JSON.parse(text.slice(at, end)) as string // stringEnd has just accepted it as a JSON string
  if (frame.names.has(name)) return fault(at, say(`the name ${name} stands twice in one object`, `le nom ${name} figure deux fois dans un même objet`))
  // Parsers disagree on what this name means; none of ours needs it.
  if (name === '__proto__') return fault(at, say(`the name ${name} cannot be used`, `le nom ${name} ne peut pas servir`))
  frame.names.add(name)
  const colon = skipSpace(text, end)
  if (text[colon] !== ':') return fault(colon, say(`a colon is missing after the name ${name}`, `il manque un deux-points après le nom ${name}`))
  return { at: colon + 1, path: below(name) }
}

const fault = (offset: number, message: Words): Fault => ({ offset, message })

function skipSpace(text: string, from: number): number {
  let at = from
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++
  return at
}
