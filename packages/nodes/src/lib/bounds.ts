import { z } from 'zod'
import type { Finding } from '@parcours/journey'
import { field, type FieldMeta } from './field.ts'
import { warning } from './finding.ts'

/** What a payment plan may look like; shared by the offer page and the voice agent. */
export const boundFields = (extra: Partial<FieldMeta> = {}) => ({
  maxInstalments: field(z.int().min(1).max(60).default(6), {
    label: { en: 'At most', fr: 'Au plus' }, control: 'number', unit: 'instalments', ...extra,
  }),
  minInstalmentCents: field(z.int().min(0).max(100_000_000).default(2_000), {
    label: { en: 'Smallest instalment', fr: 'Mensualité minimale' }, control: 'money', ...extra,
  }),
})

interface Bounds {
  maxInstalments: number
  minInstalmentCents: number
}

/** Bounds that are allowed and still surprising. */
export function boundFindings(config: Bounds & Record<string, unknown>): Finding[] {
  const findings: Finding[] = []
  if (config.maxInstalments === 1) {
    findings.push(warning('plan-bounds', {
      en: 'A single instalment is a promise, not a payment plan', fr: 'Une seule mensualité est une promesse, pas un échéancier',
    }, { path: 'maxInstalments', fix: { label: { en: 'Allow 3', fr: 'Permettre 3' }, config: { ...config, maxInstalments: 3 } } }))
  }
  if (config.maxInstalments > 24) {
    findings.push(warning('plan-bounds', {
      en: 'More than two years: short payment plans are completed far more often',
      fr: 'Plus de deux ans : les échéanciers courts vont bien plus souvent à leur terme',
    }, { path: 'maxInstalments' }))
  }
  if (config.minInstalmentCents === 0) {
    findings.push(warning('plan-bounds', {
      en: 'Without a smallest instalment a debt of a few euros may be cut in slices',
      fr: 'Sans mensualité minimale, une dette de quelques euros peut être découpée',
    }, {
      path: 'minInstalmentCents',
      fix: { label: { en: 'Set 20.00', fr: 'Mettre 20,00' }, config: { ...config, minInstalmentCents: 2_000 } },
    }))
  }
  return findings
}
