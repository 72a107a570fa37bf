import type { Words } from '@parcours/journey'
import { bare } from '../values/names.ts'

/** Something that a file may say, and under which headers files say it. */
export interface Field {
  name: string
  label: Words
  required: boolean
  /** As headers are compared: lower case, without accents and signs. */
  headers: readonly string[]
}

/** Number, however it is abbreviated, and the words that only join others. */
const NUMBER = /^(?:n|no|nr|num|numero) /
const JOINING = / (?:de la|de l|de|du|des|d|l) (?=\S)/g

/** A header as headers are compared: "N° de dossier" is "numero dossier". */
export const plainHeader = (header: string): string =>
  bare(header.replaceAll(/([a-z])([A-Z])/g, '$1 $2')).replaceAll(JOINING, ' ').replace(NUMBER, 'numero ')

export const field = (name: string, label: [en: string, fr: string], headers: string, required = false): Field =>
  ({ name, label: { en: label[0], fr: label[1] }, required, headers: [...new Set(headers.split('|').map(plainHeader))] })
