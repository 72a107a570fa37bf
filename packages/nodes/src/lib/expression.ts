import type { CheckContext, Finding } from '@parcours/journey'
import { error } from './finding.ts'

/** Issues of one CEL condition, each with its place in it; an empty one is an issue too. */
export function expressionFindings(source: string, { path, context }: { path: string; context: CheckContext }): Finding[] {
  if (source.trim() === '') {
    return [error('expression-missing', { en: 'The condition is empty', fr: 'La condition est vide' }, { path })]
  }
  return context.expression(source, 'bool').map(({ message, from, to }) => error('expression-invalid', message, { path, from, to }))
}
