import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** The reserved node and outcome of the observed people: no drawing names it. */
export const CONTROL = 'control'
const LEFT = 'left:'

/** A name that somebody typed, as it is read: `not_reached` -> `not reached`. */
export const plainName = (name: string): string => name.replaceAll('_', ' ')

type Say = (key: string, values?: Record<string, string>) => string

/**
 * An outcome, an arm, a result, the fact by which a visit was left (`left:cured`), the reason of an end
 * (`joined:2`): the house's own names in words, a manager's as it was typed.
 */
export function nameWords(name: string, t: Say): string {
  if (name.startsWith(LEFT)) return t('left-by', { fact: nameWords(name.slice(LEFT.length), t) })
  const [base = name] = name.split(':')
  return t(`names.${base}`, { defaultValue: plainName(base) })
}

/** {@link nameWords} in the language on screen. */
export function useName(): (name: string) => string {
  const { t } = useTranslation('names')
  return useCallback((name) => nameWords(name, (key, values) => t(key, values ?? {})), [t])
}

/** The name that the manager gave to a node; the control group's lane has ours. */
export function useNodeName(): (node: { nodeId: string | null; nodeName: string | null }) => string {
  const { t } = useTranslation('names')
  return useCallback(({ nodeId, nodeName }) => (nodeId === CONTROL ? t('control-group') : nodeName ?? ''), [t])
}
