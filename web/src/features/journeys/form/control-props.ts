import type { Field } from './field.ts'
import type { Path } from './set-in.ts'

export interface ControlProps {
  field: Field
  /** Where in the form's value. */
  path: Path
  value: unknown
}
