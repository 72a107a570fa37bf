import type { Words } from '@parcours/journey'

/** Something that a file may say, and under which headers files say it. */
export interface Field {
  name: string
  label: Words
  required: boolean
  /** As headers are compared: lower case, without accents and signs. */
  headers: readonly string[]
}

export const field = (name: string, label: [en: string, fr: string], headers: string, required = false): Field =>
  ({ name, label: { en: label[0], fr: label[1] }, required, headers: headers.split('|').map((header) => header.trim()) })
