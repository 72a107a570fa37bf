import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/use-format.ts'
import type { ControlProps } from './control-props.ts'
import { FieldFrame } from './field-frame.tsx'
import { issuesAt, useForm } from './form-context.ts'
import styles from './form.module.css'
import { AddLine, RemoveLine, nextName } from './list-tools.tsx'
import { NameInput } from './name-input.tsx'
import { getIn, textIn } from './set-in.ts'

interface Arm { name: string; share: number }

const toArm = (value: unknown): Arm => {
  const share = getIn(value, ['share'])
  return { name: textIn(value, ['name']), share: typeof share === 'number' ? share : 0 }
}

/** Arms with their shares in per cent, and the sum they must have. */
export function ArmsControl({ field, path, value }: ControlProps) {
  const { t } = useTranslation('journeys')
  const format = useFormat()
  const { change, issues, readOnly } = useForm()
  const arms = Array.isArray(value) ? value.map(toArm) : []
  const names = arms.map((arm) => arm.name)
  const sum = Math.round(arms.reduce((total, arm) => total + arm.share, 0) * 100) / 100
  const setArm = (at: number, arm: Arm, rename?: { from: string; to: string }) => change(path, arms.with(at, arm), { rename })
  return (
    <FieldFrame field={field} path={path} deep>
      <div className={styles.lines}>
        {arms.map((arm, at) => (
          <div key={at} className={styles.line}>
            <NameInput
              value={arm.name} label={t('form.arm-name', { n: at + 1 })} taken={names.toSpliced(at, 1)} readOnly={readOnly}
              error={issuesAt(issues, [...path, at, 'name'], false).length > 0}
              onName={(to) => setArm(at, { ...arm, name: to }, { from: arm.name, to })}
            />
            <NumberInput
              value={arm.share} suffix={'\u202f%'} min={0} max={100} decimalScale={2} hideControls w={76} readOnly={readOnly}
              aria-label={t('form.arm-share', { name: arm.name })}
              onChange={(share) => { if (typeof share === 'number') setArm(at, { ...arm, share }) }}
            />
            {!readOnly && <RemoveLine name={arm.name} onRemove={() => change(path, arms.toSpliced(at, 1))} />}
          </div>
        ))}
        <div className={styles.between}>
          {!readOnly && <AddLine label={t('form.add-arm')} onAdd={() => change(path, [...arms, { name: nextName(names), share: Math.max(0, 100 - sum) }])} />}
          <span data-bad={sum !== 100}>{t('form.sum', { sum: format.number(sum, 2) })}</span>
        </div>
      </div>
    </FieldFrame>
  )
}
