import type { ContactPointRecord, PersonRecord } from '@parcours/store'
import { between, type Draw } from './chance.ts'

/** A person with what reaches them. */
export interface Someone {
  person: PersonRecord
  points: ContactPointRecord[]
}

/** Ids stand in Temporal in plain text: a running number says nothing about anybody. */
export const personId = (key: string): string => `per_${key}`

const POINT_SOURCE = { source: 'import', wrongAt: null, undeliveredAt: null } as const

export const pointOf = (key: string, kind: ContactPointRecord['kind'], value: string): ContactPointRecord =>
  ({ id: `pnt_${key}_${kind}`, personId: personId(key), kind, value, ...POINT_SOURCE })

/** Latin letters without their marks: for email addresses and for search. */
export const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('’', "'").toLowerCase()

/** RFC 2606 keeps example.org for this: nothing sent there reaches anybody. */
export const emailOf = (person: { firstName: string; lastName: string }, n: number): string =>
  `${plain(`${person.firstName}.${person.lastName}`).replaceAll(/[^a-z.]/g, '-')}.${n}@example.org`

export const birthDateOf = (draw: Draw): string => {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${between(draw, 1946, 2004)}-${two(between(draw, 1, 12))}-${two(between(draw, 1, 28))}`
}
