import type { Words } from '@parcours/journey'
import { say } from '../drawing/words.ts'

type Schema = Record<string, unknown>

/** A setting as the form names it. */
export interface FormField {
  /** Dotted, no deeper than the form's own field: a duration is one field, though it has two members. */
  path: string
  label: Words
  schema: Schema | undefined
}

/** Finds the field behind a changed path: labels on the way, places in lists counted from 1. */
export function fieldAt(root: Schema, path: string): FormField {
  const keys = path.split('.')
  const labels: Words[] = []
  let schema: Schema | undefined = root
  let depth = 0
  while (depth < keys.length && schema?.control !== 'duration') {
    const key: string = keys[depth++] ?? ''
    const inList: boolean = /^\d+$/.test(key)
    schema = inList ? member(schema, 'items') : member(member(schema, 'properties'), key)
    labels.push(wordsIn(schema?.label) ?? (inList ? say(String(Number(key) + 1), String(Number(key) + 1)) : say(key, key)))
  }
  const label = say(labels.map((w) => w.en).join(' · '), labels.map((w) => w.fr).join(' · '))
  return { path: keys.slice(0, depth).join('.'), label, schema }
}

function member(value: Schema | undefined, key: string): Schema | undefined {
  const found = value?.[key]
  return found !== null && typeof found === 'object' ? (found as Schema) : undefined // an object by the test before
}

export function wordsIn(value: unknown): Words | undefined {
  if (value === null || typeof value !== 'object' || !('en' in value) || !('fr' in value)) return undefined
  return typeof value.en === 'string' && typeof value.fr === 'string' ? say(value.en, value.fr) : undefined
}
