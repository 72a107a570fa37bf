import { useTranslation } from 'react-i18next'
import { useWords } from '../../../lib/words.ts'
import { CelEditor } from '../monaco/cel-editor.tsx'
import type { ControlProps } from './control-props.ts'
import { FieldFrame } from './field-frame.tsx'
import { issuesAt, useForm } from './form-context.ts'
import styles from './form.module.css'
import { AddLine, LineUp, RemoveLine, nextName } from './list-tools.tsx'
import { NameInput } from './name-input.tsx'
import { textIn } from './set-in.ts'

interface Branch { name: string; when: string }
const toBranch = (value: unknown): Branch => ({ name: textIn(value, ['name']), when: textIn(value, ['when']) })

/** Conditions in the order in which they are tried, each with the name of its outcome. */
export function BranchesControl({ field, path, value }: ControlProps) {
  const { t } = useTranslation('journeys')
  const words = useWords()
  const { change, issues, readOnly } = useForm()
  const branches = Array.isArray(value) ? value.map(toBranch) : []
  const names = branches.map((branch) => branch.name)
  const swapped = (at: number) => branches.toSpliced(at - 1, 2, ...branches.slice(at - 1, at + 1).toReversed())
  return (
    <FieldFrame field={field} path={path}>
      <div className={styles.lines}>
        {branches.map((branch, at) => (
          <div key={at} className={styles.branch}>
            <div className={styles.line}>
              <NameInput
                value={branch.name} label={t('form.branch-name', { n: at + 1 })} taken={names.toSpliced(at, 1)} readOnly={readOnly}
                error={issuesAt(issues, [...path, at, 'name'], false).length > 0}
                onName={(to) => change(path, branches.with(at, { ...branch, name: to }), { rename: { from: branch.name, to } })}
              />
              {!readOnly && at > 0 && <LineUp name={branch.name} onUp={() => change(path, swapped(at))} />}
              {!readOnly && <RemoveLine name={branch.name} onRemove={() => change(path, branches.toSpliced(at, 1))} />}
            </div>
            <CelEditor
              path={[...path, at, 'when']} value={branch.when} label={t('form.branch-when', { name: branch.name })}
              onChange={(when) => change([...path, at, 'when'], when)}
            />
            {issuesAt(issues, [...path, at], true).map((issue) => (
              <div key={issue.code + words(issue.message)} className={styles.issue} data-severity={issue.severity} role="alert">{words(issue.message)}</div>
            ))}
          </div>
        ))}
        {!readOnly && <AddLine label={t('form.add-branch')} onAdd={() => change(path, [...branches, { name: nextName(names, 'case'), when: '' }])} />}
      </div>
    </FieldFrame>
  )
}
