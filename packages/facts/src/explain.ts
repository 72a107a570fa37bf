import { ParseError, TypeError } from '@marcbachmann/cel-js'
import type { Words } from '@parcours/journey'
import type { ExpressionIssue, ExpressionIssueCode } from './issue.ts'

const TYPE_WORDS: Record<string, Words> = {
  int: { en: 'a whole number', fr: 'un nombre entier' },
  double: { en: 'a number', fr: 'un nombre' },
  string: { en: 'a text', fr: 'un texte' },
  bool: { en: 'a yes/no', fr: 'un oui/non' },
  null: { en: 'nothing', fr: 'rien' },
  list: { en: 'a list', fr: 'une liste' },
  dyn: { en: 'a value of any kind', fr: 'une valeur quelconque' },
}

/** A CEL type in words: `list<int>` is "a list". */
export function typeWords(type: string): Words {
  return TYPE_WORDS[type.replace(/<.*$/, '')] ?? { en: type, fr: type }
}

interface Told { code: ExpressionIssueCode, message: Words }
const told = (code: ExpressionIssueCode, en: string, fr: string): Told => ({ code, message: { en, fr } })

const HAS_HINT = told('type', 'To ask whether a fact is known, write has(case.dpd)', 'Pour savoir si un fait est connu, écrivez has(case.dpd)')

function overload(summary: string): Told {
  const binary = /^no such overload: (.+) (\S+) (.+)$/.exec(summary)
  if (!binary) return told('type', 'This operator does not fit this value', 'Cet opérateur ne convient pas à cette valeur')
  const [, left = '', op, right = ''] = binary
  if (left === 'null' || right === 'null') return HAS_HINT
  const [a, b] = [typeWords(left), typeWords(right)]
  if ([left, right].every((t) => t === 'int' || t === 'double')) {
    return told('type', `${op} needs two numbers of one kind: write 5.0, or double(...)`,
      `${op} demande deux nombres de même nature : écrivez 5.0, ou double(...)`)
  }
  return told('type', `${op} does not go between ${a.en} and ${b.en}`, `${op} ne va pas entre ${a.fr} et ${b.fr}`)
}

/** What people write for the operators of CEL. */
const SPELLING: Record<string, string> = { '=': '==', and: '&&', or: '||', not: '!', '&': '&&', '|': '||', et: '&&', ou: '||', '<>': '!=' }

function syntax(error: ParseError, at: string): Told {
  if (/EOF/.test(error.summary)) return told('syntax', 'The expression stops too early', 'L’expression s’arrête trop tôt')
  if (error.code.startsWith('unterminated')) {
    return told('syntax', 'A text is not closed: add the missing quote', 'Un texte n’est pas fermé : ajoutez le guillemet manquant')
  }
  const right = SPELLING[at.toLowerCase()]
  if (right) return told('syntax', `Write ${right} instead of ${at}`, `Écrivez ${right} au lieu de ${at}`)
  if (at !== '') return told('syntax', `"${at}" cannot stand here`, `« ${at} » ne peut pas se trouver ici`)
  return told('syntax', `This cannot be read as an expression (${error.summary})`, `Expression illisible (${error.summary})`)
}

function typeIssue(code: string, summary: string): Told {
  switch (code) {
    case 'no_such_overload': return overload(summary)
    case 'no_matching_overload':
      return told('type', 'This function does not take these values', 'Cette fonction n’accepte pas ces valeurs')
    case 'invalid_logical_operand':
      return told('type', '&& and || join conditions that are true or false', '&& et || relient des conditions vraies ou fausses')
    case 'invalid_condition_type':
      return told('type', 'A condition that is true or false is needed here', 'Il faut ici une condition vraie ou fausse')
    case 'incompatible_ternary_branches':
      return told('type', 'Both sides of the colon must be of one kind', 'Les deux côtés du deux-points doivent être de même nature')
    case 'heterogeneous_list_element':
      return told('type', 'All elements of a list must be of one kind', 'Tous les éléments d’une liste doivent être de même nature')
    default: return told('type', `The kinds of the values do not fit (${summary})`, `Les natures des valeurs ne vont pas ensemble (${summary})`)
  }
}

/** Any error that cel-js throws while it parses or checks, as an issue with its place in the source. */
export function issueOf(error: unknown, source: string): ExpressionIssue {
  if (!(error instanceof ParseError || error instanceof TypeError)) {
    return { ...told('too-nested', 'The expression is nested too deeply', 'L’expression est trop imbriquée'), from: 0, to: source.length }
  }
  const range = error.range ?? { start: 0, end: source.length }
  const from = Math.min(range.start, source.length)
  const to = Math.min(Math.max(range.end, from), source.length)
  return { ...tell(error, source.slice(from, to)), from, to }
}

function tell(error: ParseError | TypeError, at: string): Told {
  if (error.code === 'limit_exceeded') {
    return told('too-large', `The expression is too large (${error.summary})`, `L’expression est trop grande (${error.summary})`)
  }
  return error instanceof ParseError ? syntax(error, at) : typeIssue(error.code, error.summary)
}
