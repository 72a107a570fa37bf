import { CelEditor } from '../monaco/cel-editor.tsx'
import type { ControlProps } from './control-props.ts'
import { FieldFrame } from './field-frame.tsx'
import { useForm } from './form-context.ts'

/** A condition over the facts of a case. The server checks it with the rest of the draft. */
export function CelControl({ field, path, value }: ControlProps) {
  const { change } = useForm()
  return (
    <FieldFrame field={field} path={path}>
      <CelEditor path={path} value={typeof value === 'string' ? value : ''} label={field.label} onChange={(next) => change(path, next)} />
    </FieldFrame>
  )
}
