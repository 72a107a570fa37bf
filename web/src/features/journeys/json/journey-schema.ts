import { Journey, type CatalogEntry } from '@parcours/journey'
import type { CatalogView } from '@parcours/server/router'
import type { JsonSchema, Pick } from '../form/field.ts'

/**
 * JSON Schema of a journey for completion and live errors: the model's own, and for each node the settings
 * of its type. A type that this build does not know is left alone: it is named by the checker.
 */
export function journeySchema(catalog: CatalogView, pick: Pick): JsonSchema {
  // zod speaks JSON Schema; the member names below are those of the model.
  const base = structuredClone(Journey.toJSONSchema({ io: 'input' })) as JsonSchema
  const node = base.properties?.nodes?.items
  if (node) {
    node.properties = { ...node.properties, type: { type: 'string', anyOf: [typeNames(catalog, pick), { type: 'string' }] } }
    node.allOf = catalog.nodes.map((entry) => ({
      if: { properties: { type: { const: entry.type } }, required: ['type'] },
      // oxlint-disable-next-line unicorn/no-thenable -- a word of JSON Schema
      then: { properties: { config: described(entry.schema as JsonSchema, pick) } },
    }))
  }
  return base
}

const typeNames = (catalog: CatalogView, pick: Pick): JsonSchema => ({
  enum: catalog.nodes.map((entry: CatalogEntry) => entry.type),
  enumDescriptions: catalog.nodes.map((entry) => `${pick(entry.label)}: ${pick(entry.hint)}`),
})

/** Labels and help of the form become what the editor says on hover. */
function described(schema: JsonSchema, pick: Pick): JsonSchema {
  const { label, help, properties, items } = schema as JsonSchema & { label?: Parameters<Pick>[0]; help?: Parameters<Pick>[0] }
  return {
    ...schema,
    title: pick(label) || schema.title, description: pick(help) || schema.description,
    properties: properties && Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, described(member, pick)])),
    items: items && described(items, pick),
  }
}
