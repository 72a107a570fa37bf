import { describe, expect, it } from 'vitest'
import { asOutcomeName, renameOutcome } from './outcome-name.ts'
import { CONTROLS, fieldsOf, isNullable, isShown, type JsonSchema } from './field.ts'
import { issuesAt } from './form-context.ts'
import { nextName } from './list-tools.tsx'
import { getIn, setIn } from './set-in.ts'

const en = (words: { en: string } | undefined) => words?.en ?? ''
const schema: JsonSchema = {
  type: 'object',
  properties: {
    waitForAnswer: { type: 'boolean', default: true, label: { en: 'Wait for an answer', fr: 'Attendre' }, control: 'switch' },
    answerDays: {
      type: 'integer', minimum: 1, label: { en: 'Wait at most', fr: 'Au plus' }, control: 'number', unit: 'days', group: 'advanced',
      showIf: { field: 'waitForAnswer', is: [true] },
    },
    purposes: {
      type: 'array', items: { type: 'string', enum: ['plan', 'promise'] }, control: 'select',
      options: { plan: { en: 'Talk about a plan', fr: 'Plan' } },
    },
    balanceAboveCents: { anyOf: [{ type: 'integer', minimum: 0 }, { type: 'null' }], control: 'money' },
  },
}
const fields = fieldsOf(schema, en)
const field = (name: string) => fields.find((f) => f.name === name)

describe('a form from a schema', () => {
  it('takes words, control, unit and fold from the schema', () => {
    expect(field('answerDays')).toMatchObject({ label: 'Wait at most', control: 'number', unit: 'days', advanced: true })
  })
  it('speaks the options of a choice, and its name where there are no words', () => {
    expect(field('purposes')?.options).toEqual([{ value: 'plan', label: 'Talk about a plan' }, { value: 'promise', label: 'Promise' }])
    expect(field('purposes')?.label).toBe('Purposes')
    expect(field('balanceAboveCents')?.label).toBe('Balance above cents')
  })
  it('knows what may be empty', () => {
    expect(isNullable(field('balanceAboveCents')?.schema ?? {})).toBe(true)
    expect(isNullable(field('answerDays')?.schema ?? {})).toBe(false)
  })
  it.each([
    [{ type: 'string' }, 'text'], [{ type: 'number' }, 'number'], [{ type: 'boolean' }, 'switch'], [{ enum: ['a'] }, 'select'],
    [{ type: 'array', items: { type: 'string' } }, 'names'], [{ type: 'object', properties: {} }, 'fields'], [{ type: 'array', items: { type: 'object' } }, 'json'],
    [{ type: 'string', control: 'hologram' }, 'text'],
  ])('falls back to the type: %o is %s', (member: JsonSchema, control) => {
    expect(fieldsOf({ properties: { x: member } }, en)[0]?.control).toBe(control)
  })
  it('draws every control that a node type can name', () => {
    for (const control of CONTROLS) expect(fieldsOf({ properties: { x: { control } } }, en)[0]?.control).toBe(control)
  })
})

describe('lines that wait for another', () => {
  it.each([[{ waitForAnswer: true }, true], [{ waitForAnswer: false }, false], [{ waitForAnswer: [true] }, true], [{}, false]])(
    'with %o: %s', (siblings, shown) => {
      const line = field('answerDays')
      expect(line && isShown(line, siblings)).toBe(shown)
    },
  )
})

describe('writing into a config', () => {
  const config = { a: { b: [1, 2, 3] }, c: { d: 4 } }
  it('replaces the member and shares the rest', () => {
    const next = setIn(config, ['a', 'b', 1], 9)
    expect(next).toEqual({ a: { b: [1, 9, 3] }, c: { d: 4 } })
    expect(next.c).toBe(config.c)
    expect(config.a.b[1]).toBe(2)
  })
  it('makes the way where there is none', () => {
    expect(setIn({}, ['x', 'y'], 1)).toEqual({ x: { y: 1 } })
    expect(getIn({}, ['x', 'y'])).toBeUndefined()
  })
})

describe('issues', () => {
  const issue = (path: string) => ({ code: 'x', severity: 'error' as const, path, message: { en: path, fr: path } })
  it('are found by their place, members on demand', () => {
    const all = [issue('timeout'), issue('timeout.amount'), issue('timeoutish')]
    expect(issuesAt(all, ['timeout'], false)).toHaveLength(1)
    expect(issuesAt(all, ['timeout'], true)).toHaveLength(2)
  })
})

describe('names of outcomes', () => {
  it.each([['Très poli', 'Tres_poli'], ['a b  c', 'a_b_c'], ['x'.repeat(60), 'x'.repeat(40)], ['B·factual', 'B_factual']])(
    '%s becomes %s', (typed, name) => { expect(asOutcomeName(typed)).toBe(name) },
  )
  it('take their edges along, ids kept', () => {
    const edges = [{ id: 'e1', from: 'a', outcome: 'A', to: 'x' }, { id: 'e2', from: 'b', outcome: 'A', to: 'x' }]
    expect(renameOutcome(edges, 'a', { from: 'A', to: 'kind' })).toEqual([
      { type: 'removeEdge', edgeId: 'e1' }, { type: 'addEdge', edge: { id: 'e1', from: 'a', outcome: 'kind', to: 'x' } },
    ])
  })
  it('continue the list', () => {
    expect(nextName(['A', 'B'])).toBe('C')
    expect(nextName(['case', 'case_2'], 'case')).toBe('case_3')
  })
})
