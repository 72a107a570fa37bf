import type { Journey, Words } from '@parcours/journey'
import { say } from '../drawing/words.ts'

type SchemaIssue = NonNullable<ReturnType<typeof Journey.safeParse>['error']>['issues'][number]

const KINDS: Record<string, Words> = {
  string: say('text', 'un texte'), number: say('a number', 'un nombre'), int: say('a whole number', 'un nombre entier'),
  boolean: say('true or false', 'vrai ou faux'), array: say('a list', 'une liste'), object: say('an object', 'un objet'),
  record: say('an object', 'un objet'), null: say('null', 'null'), undefined: say('nothing', 'rien'),
}

const ID = 'un identifiant a 1 à 40 lettres, chiffres, _ ou -'
const FORMATS: Record<string, string> = {
  id: ID, from: ID, to: ID,
  slug: 'un slug se compose de minuscules, de chiffres et de -',
  outcome: 'une issue a 1 à 40 lettres, chiffres ou _',
}

const kind = (name: string): Words => KINDS[name] ?? say(name, name)

/** What the schema refuses, in words. `root` is the whole value, to say what stands there instead. */
export function wordsOf(issue: SchemaIssue, root: unknown): Words {
  switch (issue.code) {
    case 'invalid_type': {
      const found = valueAt(root, issue.path)
      if (found === undefined) return say('is missing', 'est absent')
      const [wanted, got] = [kind(issue.expected), kind(kindOf(found))]
      return say(`should be ${wanted.en}, not ${got.en}`, `devrait être ${wanted.fr}, et non ${got.fr}`)
    }
    case 'unrecognized_keys': {
      const names = issue.keys.slice(0, 5).join(', ')
      return say(`has names that are not known here: ${names}`, `a des noms inconnus ici : ${names}`)
    }
    case 'too_big': return say(`is too large: at most ${issue.maximum}${unit(issue.origin).en}`, `est trop grand : au plus ${issue.maximum}${unit(issue.origin).fr}`)
    case 'too_small': return say(`is too small: at least ${issue.minimum}${unit(issue.origin).en}`, `est trop petit : au moins ${issue.minimum}${unit(issue.origin).fr}`)
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ')
      return say(`should be one of: ${values}`, `devrait être l’une de ces valeurs : ${values}`)
    }
    case 'invalid_format': return say(issue.message, FORMATS[String(issue.path.at(-1))] ?? `valeur refusée : ${issue.message}`)
    default: return say(issue.message, `valeur refusée : ${issue.message}`)
  }
}

const unit = (origin: string): Words =>
  origin === 'string' ? say(' characters', ' caractères') : origin === 'array' ? say(' entries', ' éléments') : say('', '')

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root
  for (const key of path) {
    if (value === null || typeof value !== 'object') return undefined
    value = (value as Record<PropertyKey, unknown>)[key] // an object or array by the line above
  }
  return value
}
