import type { Issue } from '@parcours/journey'
import type { CatalogView } from '@parcours/server/router'
import { createContext, useContext } from 'react'
import { dotted, type Path } from './set-in.ts'

interface ChangeOptions {
  /** An outcome got another name: its edges follow. */
  rename?: { from: string; to: string }
}

/** What the controls of one form share. */
export interface FormState {
  value: Record<string, unknown>
  /** Writes one member; keystrokes in the same member are one undoable step. */
  change: (path: Path, next: unknown, options?: ChangeOptions) => void
  issues: readonly Issue[]
  catalog: CatalogView
  currency: string
  readOnly: boolean
  /** Numbers outside of their bounds could not be stored: the nearest bound is written instead. */
  strict?: boolean
}

export const FormContext = createContext<FormState | null>(null)

export function useForm(): FormState {
  const form = useContext(FormContext)
  if (!form) throw new Error('useForm outside of a settings form')
  return form
}

/** Issues of exactly this path, or (`deep`) of anything inside it. */
export function issuesAt(issues: readonly Issue[], path: Path, deep: boolean): Issue[] {
  const at = dotted(path)
  return issues.filter((issue) => issue.path === at || (deep && issue.path?.startsWith(`${at}.`)))
}
