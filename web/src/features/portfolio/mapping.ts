import type { ImportPreview } from '@parcours/server/router'

type Mapping = ImportPreview['mapping']

/** Field -> column, without the fields that have none: what the desk expects. */
export function mapField(mapping: Mapping, field: string, column: string | null): Mapping {
  const { [field]: _old, ...rest } = mapping
  return column ? { ...rest, [field]: column } : rest
}

/** Required fields that no column feeds. */
export const missingFields = (preview: Pick<ImportPreview, 'fields'>, mapping: Mapping) =>
  preview.fields.filter((field) => field.required && !mapping[field.name])

/** Which field reads a column; the first one where several do. */
export const fieldOf = (preview: Pick<ImportPreview, 'fields'>, mapping: Mapping, column: string) =>
  preview.fields.find((field) => mapping[field.name] === column)
