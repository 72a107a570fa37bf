import type { Words } from '@parcours/journey'
import type { Bin, Scorecard, ScorecardVariable } from './scorecard.ts'

export type ScorecardIssueCode =
  | 'overlapping-bins' | 'gap' | 'empty-bin' | 'mixed-bin' | 'excluded-attribute' | 'repeated-variable' | 'no-bands' | 'repeated-band'
  | 'equal-bands' | 'no-missing-bin'

/** `path` is dotted: `variables.2.bins.0`. An error keeps a card from being used. */
export interface ScorecardIssue {
  code: ScorecardIssueCode
  severity: 'error' | 'warning'
  path: string
  message: Words
}

/**
 * Attributes that no card may use, whatever it declares (domain rule 16), by word. A close proxy cannot be
 * told by its name: the author lists it in `excludedAttributes`.
 */
const PROTECTED = [
  'sex', 'gender', 'age', 'birthdate', 'dateofbirth', 'marriage', 'maritalstatus', 'married', 'nationality', 'ethnicity', 'race',
  'religion', 'disability', 'vulnerable', 'health', 'sexe', 'genre', 'civilite', 'situationfamiliale', 'nationalite', 'handicap',
]

const found = (code: ScorecardIssueCode, path: string, [en, fr]: readonly [string, string]): ScorecardIssue =>
  ({ code, severity: 'error', path, message: { en, fr } })

/** All that is wrong with a card beyond its shape. Never throws. */
export function checkScorecard(card: Scorecard): ScorecardIssue[] {
  return [...card.variables.flatMap((v, i) => checkVariable(card, v, i)), ...checkBands(card)]
}

function checkBands({ bands }: Scorecard): ScorecardIssue[] {
  if (bands.length === 0) return [found('no-bands', 'bands', ['A scorecard needs at least one band', 'Une grille demande au moins une classe'])]
  return bands.flatMap((band, i) => {
    const earlier = bands.slice(0, i)
    const path = `bands.${i}`
    if (earlier.some((b) => b.name === band.name)) return [found('repeated-band', path, [`Two bands are called ${band.name}`, `Deux classes s’appellent ${band.name}`])]
    if (earlier.some((b) => b.minScore === band.minScore)) {
      return [found('equal-bands', path, [`Two bands begin at ${band.minScore}`, `Deux classes commencent à ${band.minScore}`])]
    }
    return []
  })
}

function checkVariable(card: Scorecard, variable: ScorecardVariable, index: number): ScorecardIssue[] {
  const path = `variables.${index}`
  const issues: ScorecardIssue[] = []
  if (isExcluded(variable.fact, [...card.excludedAttributes, ...PROTECTED])) {
    issues.push(found('excluded-attribute', path, [`${variable.fact} is an excluded attribute`, `${variable.fact} est un attribut exclu`]))
  }
  if (card.variables.findIndex((v) => v.fact === variable.fact) < index) {
    issues.push(found('repeated-variable', path, [`${variable.fact} is used twice`, `${variable.fact} est utilisé deux fois`]))
  }
  if (!variable.bins.some((b) => b.missing)) {
    issues.push({
      ...found('no-missing-bin', path, [`A case without ${variable.fact} will not be scored`, `Un dossier sans ${variable.fact} ne sera pas noté`]),
      severity: 'warning',
    })
  }
  return [...issues, ...variable.bins.flatMap((b, i) => checkBin(b, `${path}.bins.${i}`)), ...checkRanges(variable, path), ...checkValues(variable, path)]
}

const flat = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

function isExcluded(fact: string, names: readonly string[]): boolean {
  const name = flat(fact.slice(fact.indexOf('.') + 1))
  return names.some((n) => flat(n.includes('.') ? n.slice(n.indexOf('.') + 1) : n) === name)
}

const isRange = (bin: Bin) => bin.min !== undefined || bin.max !== undefined
const isCatchAll = (bin: Bin) => !isRange(bin) && !bin.values && !bin.missing

function checkBin(bin: Bin, path: string): ScorecardIssue[] {
  const kinds = [isRange(bin), bin.values !== undefined, bin.missing === true].filter(Boolean).length
  if (kinds > 1) return [found('mixed-bin', path, ['A bin is a range, a list of values or the missing: one of them', 'Une classe est un intervalle, une liste de valeurs ou le manquant : l’un des trois'])]
  if (bin.min !== undefined && bin.max !== undefined && bin.min >= bin.max) {
    return [found('empty-bin', path, [`No value is over ${bin.min} and up to ${bin.max}`, `Aucune valeur n’est au-dessus de ${bin.min} et au plus ${bin.max}`])]
  }
  return []
}

/** Ranges must cover the whole line once. */
function checkRanges(variable: ScorecardVariable, path: string): ScorecardIssue[] {
  const ranges = variable.bins.filter((b) => isRange(b) || isCatchAll(b))
    .map((b) => ({ min: b.min ?? -Infinity, max: b.max ?? Infinity })).toSorted((a, b) => a.min - b.min || a.max - b.max)
  if (ranges.length === 0) return []
  const issues: ScorecardIssue[] = []
  let reached = -Infinity
  for (const { min, max } of ranges) {
    if (min < reached) {
      issues.push(found('overlapping-bins', path, [`Values over ${min} are in two bins`, `Les valeurs au-dessus de ${min} sont dans deux classes`]))
    } else if (min > reached) {
      issues.push(found('gap', path, [`Values over ${reached} and up to ${min} are in no bin`, `Les valeurs au-dessus de ${reached} et jusqu’à ${min} ne sont dans aucune classe`]))
    }
    reached = Math.max(reached, max)
  }
  if (reached < Infinity) issues.push(found('gap', path, [`Values over ${reached} are in no bin`, `Les valeurs au-dessus de ${reached} ne sont dans aucune classe`]))
  return issues
}

function checkValues(variable: ScorecardVariable, path: string): ScorecardIssue[] {
  const seen = new Set<unknown>()
  const twice = new Set<unknown>()
  for (const value of variable.bins.flatMap((b) => b.values ?? [])) {
    if (seen.has(value)) twice.add(value)
    seen.add(value)
  }
  const missingTwice = variable.bins.filter((b) => b.missing).length > 1
  return [...twice, ...(missingTwice ? ['missing'] : [])].map((value) =>
    found('overlapping-bins', path, [`${String(value)} is in two bins`, `${String(value)} est dans deux classes`]))
}
