import { describe, expect, it } from 'vitest'
import { OutcomeName } from '@parcours/journey'
import { catalog, catalogOf } from './catalog.ts'
import { expectWellFormed, leavesOf } from './testing/shape.ts'
import { fakeContext } from './testing/fakes.ts'
import { sms } from './sms/node.ts'

const all = [...catalog.values()].map((node) => [node.manifest.type, node] as const)
const place = { nodeId: 'n1', slug: 'early', inputs: 2 }

describe('the catalog', () => {
  it('holds the seventeen types of the issue, once each', () => {
    expect([...catalog.keys()].toSorted()).toEqual([
      'ab-split', 'condition', 'email', 'end', 'enter', 'human-handoff', 'join', 'letter', 'offer-plan', 'plan-watch',
      'promise-watch', 'score-risk', 'sms', 'sub-journey', 'voice-ai', 'wait', 'wait-for-event',
    ])
    expect(() => catalogOf([sms, sms])).toThrow('same name')
  })

  it('has one start and one end', () => {
    expect(all.filter(([, n]) => n.starts).map(([type]) => type)).toEqual(['enter'])
    expect(all.filter(([, n]) => n.ends).map(([type]) => type)).toEqual(['end'])
    expect(all.filter(([, n]) => n.joins).map(([type]) => type)).toEqual(['join'])
    expect(all.filter(([, n]) => !n.manifest.addable).map(([type]) => type)).toEqual(['enter'])
    expect(catalog.get('enter')?.manifest.hasInput).toBe(false)
  })
})

describe.each(all)('%s', (type, node) => {
  const config = node.manifest.defaultConfig

  it('accepts its defaults as they are, an empty config, and no unknown setting', () => {
    expect(node.parse(config)).toEqual({ ok: true, config })
    expect(node.parse({})).toEqual({ ok: true, config })
    const refused = node.parse({ ...config, surprise: 1 })
    expect(refused.ok ? [] : refused.findings.map((f) => f.code)).toEqual(['invalid-setting'])
  })

  it('says everything in English and French', () => {
    const { label, hint } = node.manifest
    for (const said of [label, hint, node.sentence(config), ...node.outcomes(config).map((o) => o.label)]) {
      expect(said.en.trim()).not.toBe('')
      expect(said.fr.trim()).not.toBe('')
    }
    const sentence = node.sentence(config)
    expect(sentence.en.length).toBeLessThanOrEqual(48)
    expect(sentence.fr.length).toBeLessThanOrEqual(52)
    expect(`${sentence.en}${sentence.fr}${hint.en}${hint.fr}`).not.toMatch(/[{}[\]!]/)
  })

  it('lowers to instructions that hold together and leave by its own outcomes', () => {
    const names = node.outcomes(config).map((o) => o.name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(OutcomeName.safeParse(name).success, name).toBe(true)
    const instructions = node.lower(config, place)
    expectWellFormed(node, instructions)
    expect([...leavesOf(instructions, { spoken: type === 'voice-ai' })].filter((name) => !names.includes(name))).toEqual([])
  })

  it('finds in its defaults only what a manager alone can choose', () => {
    const chosenByManager = /^(missing-|expression-missing)/
    const errors = node.check(config, fakeContext()).filter((f) => f.severity !== 'info')
    expect(errors.map((f) => f.code).filter((code) => !chosenByManager.test(code))).toEqual([])
  })

  it('describes every field of its form, with words for every choice', () => {
    const fields = fieldsOf(node.manifest.schema)
    for (const { path, schema } of fields) {
      expect(schema.label, `${path} label`).toMatchObject({ en: expect.stringMatching(/\S/), fr: expect.stringMatching(/\S/) })
      expect(schema.control, `${path} control`).toEqual(expect.any(String))
      const choices = choicesOf(schema)
      if (choices) expect(Object.keys(schema.options ?? {}), `${path} options`).toEqual(choices)
    }
    expect(fields.length).toBeGreaterThanOrEqual(Object.keys(config).length)
  })
})

interface Schema {
  label?: unknown; control?: unknown; options?: Record<string, unknown>; enum?: string[]; const?: string
  properties?: Record<string, Schema>; items?: Schema; anyOf?: Schema[]
}

const choicesOf = (schema: Schema) => schema.enum ?? schema.items?.enum ?? (schema.const ? [schema.const] : undefined)

/** Every property at every depth, through lists and nullable ones. */
function fieldsOf(schema: Schema, under = ''): { path: string; schema: Schema }[] {
  const inner = [schema.items, ...(schema.anyOf ?? [])].filter((s) => s !== undefined)
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, s]) => [
    { path: under + name, schema: s }, ...fieldsOf(s, `${under}${name}.`),
  ])
  return [...own, ...inner.flatMap((s) => fieldsOf(s, under))]
}
