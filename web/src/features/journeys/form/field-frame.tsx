import { Input } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../../lib/words.ts'
import type { Field } from './field.ts'
import { issuesAt, useForm } from './form-context.ts'
import styles from './form.module.css'
import type { Path } from './set-in.ts'

interface FieldFrameProps {
  field: Field
  path: Path
  children: ReactNode
  /** Issues of members are shown here too: the control does not frame them one by one. */
  deep?: boolean
  /** The label stands in the control itself. */
  bareLabel?: boolean
}

/** Label, control, help and the issues found there, in that order everywhere. */
export function FieldFrame({ field, path, children, deep = false, bareLabel = false }: FieldFrameProps) {
  const { issues } = useForm()
  const words = useWords()
  const found = issuesAt(issues, path, deep)
  return (
    <div className={styles.field}>
      {!bareLabel && <Input.Label>{field.label}</Input.Label>}
      {children}
      {field.help && <Input.Description>{field.help}</Input.Description>}
      {found.map((issue) => (
        <div key={issue.code + (issue.path ?? '') + words(issue.message)} className={styles.issue} data-severity={issue.severity} role="alert">{words(issue.message)}</div>
      ))}
    </div>
  )
}

/** True when an error stands at this very place: the control is drawn red. */
export function useHasError(path: Path): boolean {
  const { issues } = useForm()
  return issuesAt(issues, path, false).some((issue) => issue.severity === 'error')
}
