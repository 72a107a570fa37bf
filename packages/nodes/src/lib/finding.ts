import type { Finding, Words } from '@parcours/journey'

/** Closed list of what built-in node types may find in a config. */
export type NodeFindingCode =
  | 'missing-text' | 'unknown-text' | 'withdrawn-text' | 'wrong-channel' | 'offer-link-missing' | 'offer-link-unavailable'
  | 'deferral-below-weekend' | 'validity-within-deferral'
  | 'name-missing' | 'name-invalid' | 'name-twice' | 'name-reserved' | 'names-empty'
  | 'expression-missing' | 'expression-invalid'
  | 'arms-too-few' | 'arms-sum' | 'arm-without-share'
  | 'zero-wait' | 'wait-unit' | 'time-ignored' | 'watch-order'
  | 'missing-scorecard' | 'unknown-scorecard' | 'bands-differ'
  | 'missing-queue' | 'unknown-queue' | 'sla-zero'
  | 'missing-journey' | 'unknown-journey' | 'reasons-differ'
  | 'purposes-empty' | 'identity-check-missing' | 'plan-bounds' | 'control-share'

interface Details {
  path?: string
  from?: number
  to?: number
  fix?: Finding['fix']
}

const make = (severity: Finding['severity']) => (code: NodeFindingCode, message: Words, details: Details = {}): Finding =>
  ({ code, severity, message, ...details })

/** An error blocks publishing; a warning is shown in the dialog; an info only in the list. */
export const error = make('error')
export const warning = make('warning')
export const info = make('info')
