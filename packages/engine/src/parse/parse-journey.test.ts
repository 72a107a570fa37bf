import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '@parcours/journey'
import { draw, small } from '../support/draw.ts'
import { catalogWith } from '../support/fake-types.ts'
import { garbage } from '../support/random-journeys.ts'
import { walkJson } from './json-walk.ts'
import { parseJourney, type ParseProblem } from './parse-journey.ts'

const limits = { catalog: catalogWith() }
const good = canonicalJson(small())
const parse = (text: string) => parseJourney(text, limits)
function problems(text: string): ParseProblem[] {
  const parsed = parse(text)
  if (parsed.ok) throw new Error('was accepted')
  return parsed.problems
}
const first = (text: string) => {
  const [problem] = problems(text)
  return `${problem?.line}:${problem?.column} ${problem?.path} ${problem?.message.en}`.replace(/ {2,}/g, ' ')
}

describe('a good file', () => {
  it('comes back as it was, byte for byte', () => {
    const parsed = parse(good)
    expect(parsed).toMatchObject({ ok: true, notes: [] })
    expect(parsed.ok && canonicalJson(parsed.journey)).toBe(good)
  })
  it('may begin with a byte order mark', () => expect(parse(`\uFEFF${good}`).ok).toBe(true))
  it('may break every rule of the compiler', () => {
    fc.assert(fc.property(garbage, (journey) => { expect(parse(canonicalJson(journey)).ok).toBe(true) }), { numRuns: 200 })
  })
  it('keeps unknown node types, and names them', () => {
    const parsed = parse(canonicalJson(draw({ a: ['hologram', { deep: { x: [1] } }], b: 'hologram', c: 'end' }, [])))
    expect(parsed.ok && parsed.journey.nodes[0]).toMatchObject({ type: 'hologram', config: { deep: { x: [1] } } })
    expect(parsed.ok && parsed.notes.map((n) => n.en)).toEqual(['The node type hologram is not installed here; kept as it is: “a”, “b”'])
  })
})

describe('a text that is no JSON', () => {
  it.each([
    ['', '1:1 the text ends too early'], ['{\n  "a": 1,\n}', '3:1 a name in double quotes is missing here'],
    ['{"a" 1}', '1:6 a colon is missing after the name a'], ['{"a": tru}', '1:7 a value is expected here, not t'],
    ['[1, 2', '1:6 a comma or ] is missing here'], ['[1] 2', '1:5 there is more text after the end'],
    ['{"a": "x\ny"}', '1:9 a line break or control character stands inside a text'], ['["abc', '1:2 the text that begins here is never closed'],
    ['["a\\x"]', '1:4 this backslash escapes nothing'], ['[01]', '1:3 a comma or ] is missing here'],
    ['{"a": 1, "a": 2}', '1:10 the name a stands twice in one object'], ['{"__proto__": {}}', '1:2 the name __proto__ cannot be used'],
    ['['.repeat(100000), '1:65 the text is nested too deeply'],
  ])('%.20s is refused with its place', (text, said) => expect(first(text)).toBe(said))
  it('is refused exactly when the runtime refuses it', () => {
    const edits = fc.tuple(fc.nat({ max: 200 }), fc.constantFrom('', ',', '"', '{', '}', '[', ']', ':', '0', '-', 'e', '\\', 't', '\n'))
    const source = JSON.stringify({ a: [1, -2.5e3, true, null, 'x\\"\u0001'], b: { c: {}, d: [] } })
    fc.assert(fc.property(fc.array(edits, { maxLength: 3 }), (changes) => {
      const text = changes.reduce((t, [at, insert]) => t.slice(0, at % t.length) + insert + t.slice((at % t.length) + 1), source) || ' '
      const fault = walkJson(text, () => {})
      // We refuse these two on purpose, before looking further.
      fc.pre(!/twice|cannot be used/.test(fault?.message.en ?? ''))
      expect(fault === undefined).toBe(accepts(text))
    }), { numRuns: 2000 })
  })
  it('tells the place of every value otherwise', () => {
    const places: string[] = []
    walkJson('{"a": [1, {"b": "x"}], "c": null}', (path, offset) => places.push(`${path}@${offset}`))
    expect(places).toEqual(['@0', 'a@6', 'a.0@7', 'a.1@10', 'a.1.b@16', 'c@28'])
  })
})

function accepts(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('a JSON that is no journey', () => {
  const wrong = (from: string, to: string) => good.replace(from, to)
  it.each([
    ['[]', '1:1 should be an object, not a list'],
    [wrong('"format": 1', '"format": 2'), '34:13 format should be one of: 1'],
    [wrong('"config": {\n        "days": 3\n      }', '"config": 3'), '38:17 nodes.0.config should be an object, not a number'],
    [wrong('      "name": "ask",\n', ''), '37:5 nodes.0.name is missing'],
    [wrong('"id": "ask"', '"id": "a b"'), '41:13 nodes.0.id ids are 1 to 40 letters, digits, _ or -'],
    [wrong('"format": 1', '"format": 1, "colour": "red"'), '1:1 has names that are not known here: colour'],
    [wrong('"graceDays": 3', '"graceDays": 300'), '95:18 settings.graceDays is too large: at most 30'],
  ])('is refused with path, line and column: %#', (text, said) => expect(first(text)).toBe(said))
  it('names all its problems, up to a hundred, in both languages', () => {
    const many = JSON.stringify({ ...small(), nodes: Array.from({ length: 300 }, () => ({ id: 7 })) })
    const found = problems(many)
    expect(found).toHaveLength(100)
    for (const { message, line } of found) expect(message.fr.length > 0 && line === 1).toBe(true)
    expect(found[0]?.message.fr).toBe('devrait être un texte, et non un nombre')
  })
})

describe('a large file', () => {
  it('of 5 MB is refused by its size, unread', () => {
    expect(problems(`"${'x'.repeat(5_000_000)}"`)).toEqual([{ path: '', message: {
      en: 'The file has 5.0 MB; less than 5.0 MB can be imported', fr: 'Le fichier fait 5,0 Mo ; moins de 5,0 Mo peuvent être importés',
    } }])
  })
  it('counts bytes, not letters', () => {
    expect(parseJourney('"éé"', { ...limits, maxBytes: 6 }).ok).toBe(false)
    expect(problems('"éé"')[0]?.message.en).toBe('should be an object, not text')
  })
  it('just below the limit is read, also when it is one long text', () => {
    expect(problems(`"${'x'.repeat(4_900_000)}"`)[0]?.message.en).toBe('should be an object, not text')
  })
})
