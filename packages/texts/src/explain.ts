import { LiquidError } from 'liquidjs'
import type { TextIssue } from './issue.ts'

type Told = Pick<TextIssue, 'code' | 'severity' | 'message' | 'line' | 'col'>

/** Any error of Liquid, while parsing or rendering, as an issue with its place. */
export function explainError(error: unknown): Told {
  const message = error instanceof Error ? error.message : String(error)
  const [line, col] = LiquidError.is(error) ? error.token.getPosition() : []
  return { ...tell(message.replace(/, line:\d+, col:\d+[\s\S]*$/, '')), severity: 'error', line, col }
}

function tell(message: string): Pick<Told, 'code' | 'message'> {
  const variable = /^undefined variable: (.+)$/.exec(message)?.[1]
  if (variable) {
    return { code: 'missing-value', message: { en: `Nothing is known for ${variable}`, fr: `Rien n’est connu pour ${variable}` } }
  }
  if (/limit exceeded/.test(message)) {
    return {
      code: 'runs-away',
      message: {
        en: `This text would run away: shorten its loops (${message})`,
        fr: `Ce texte s’emballerait : raccourcissez ses boucles (${message})`,
      },
    }
  }
  const missing = /^(?:tag "(.+)" not found|undefined filter: (.+))$/.exec(message)
  const name = missing?.[1] ?? missing?.[2]
  if (name) {
    return { code: 'syntax', message: { en: `"${name}" is not available in texts`, fr: `« ${name} » n’est pas disponible dans les textes` } }
  }
  const open = /^(?:output|tag) (.+) not closed$/.exec(message)?.[1]
  if (open) return { code: 'syntax', message: { en: `${open} is not closed`, fr: `${open} n’est pas fermé` } }
  return { code: 'syntax', message: { en: `This template cannot be read (${message})`, fr: `Modèle illisible (${message})` } }
}
