import type { CheckContext, Finding } from '@parcours/journey'
import { error } from './finding.ts'

/** Issues of one CEL condition; an empty one is an issue too. */
export function expressionFindings(source: string, { path, context }: { path: string; context: CheckContext }): Finding[] {
  if (source.trim() === '') {
    return [error('expression-missing', { en: 'The condition is empty', fr: 'La condition est vide' }, { path })]
  }
  // The checker's messages name a fact or a position and are not translated.
  return context.expression(source, 'bool').map(({ message }) =>
    error('expression-invalid', { en: message, fr: `Condition : ${message}` }, { path }))
}
