import type { Words } from '@parcours/journey'
import type { DrawnNode } from './drawing.ts'

export const say = (en: string, fr: string): Words => ({ en, fr })

/** A name inside a sentence, in the quotation marks of each language. */
export const quote = (name: Words): Words => say(`“${name.en}”`, `«\u00a0${name.fr}\u00a0»`)

export const same = (text: string): Words => say(text, text)

/** How a sentence names a node: its own name, else the name of its type, else its id. */
export function nameOf(drawn: DrawnNode): Words {
  const own = drawn.node.name.trim()
  if (own !== '') return quote(same(own))
  return quote(drawn.kind === 'unknown' ? same(drawn.node.id) : drawn.type.manifest.label)
}

/** `a, b, c and 4 more`: a sentence stays readable however long the list is. */
export function enumerate(items: readonly Words[], most = 4): Words {
  const shown = items.slice(0, most)
  const more = items.length - shown.length
  const en = shown.map((w) => w.en).join(', ')
  const fr = shown.map((w) => w.fr).join(', ')
  return more > 0 ? say(`${en} and ${more} more`, `${fr} et ${more} autres`) : say(en, fr)
}
