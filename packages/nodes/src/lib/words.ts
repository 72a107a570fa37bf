import type { Words } from '@parcours/journey'

/** A sentence in both languages, joined by the middle dot of the cards. Empty parts are left out. */
export const dotted = (...parts: (Words | undefined)[]): Words => {
  const said = parts.filter((part) => part !== undefined)
  return { en: said.map((p) => p.en).join(' · '), fr: said.map((p) => p.fr).join(' · ') }
}

export const words = (en: string, fr: string): Words => ({ en, fr })

/** Text that is the same in both languages: a name that the manager gave. */
export const same = (text: string): Words => ({ en: text, fr: text })

/** With the quotation marks of each language. French spaces inside are narrow and do not break. */
export const quoted = (text: string): Words => ({ en: `“${text}”`, fr: `«\u202f${text}\u202f»` })

/** `name@3` as people say it: `name`. */
export const nameOf = (id: string): string => id.split('@')[0] ?? id

/** `1 day`, `2 days`: French has the singular for 0 and 1. */
export function counted(n: number, [en, ens]: [string, string], [fr, frs]: [string, string]): Words {
  return { en: `${n} ${Math.abs(n) === 1 ? en : ens}`, fr: `${n} ${Math.abs(n) < 2 ? fr : frs}` }
}
