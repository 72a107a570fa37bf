import { describe, expect, test } from 'vitest'
import { checkExpression } from './check.ts'
import { parseExpression } from './compile.ts'
import { FUNCTIONS } from './functions.ts'
import type { ExpressionIssue } from './issue.ts'
import { LIMITS } from './limits.ts'

function issuesOf(source: string): ExpressionIssue[] {
  const parsed = parseExpression(source)
  return parsed.ok ? [] : parsed.issues
}
const firstOf = (source: string) => issuesOf(source)[0]
const at = (source: string, issue: ExpressionIssue | undefined) => issue && source.slice(issue.from, issue.to)

describe('a good expression', () => {
  test('tells its type and the facts it reads, sorted and once each', () => {
    const parsed = parseExpression('person.vulnerable || (case.dpd > 30 && case.dpd < 90 && has(score.value))')
    expect(parsed).toMatchObject({ ok: true, type: 'bool', references: ['case.dpd', 'person.vulnerable', 'score.value'] })
  })

  test('columns in brackets are references too', () => {
    expect(parseExpression('attr["Segment A"] == "x"')).toMatchObject({ ok: true, references: ['attr.Segment A'] })
  })

  test('is compiled once: the same source gives the same object', () => {
    expect(parseExpression('case.dpd > 12')).toBe(parseExpression('case.dpd > 12'))
  })

  test('every function of the vocabulary works in its own example', () => {
    expect(FUNCTIONS.flatMap((fn) => issuesOf(fn.example))).toEqual([])
  })
})

describe('names', () => {
  test.each([
    ['case.arrears > 3', 'case.arrears', 'case.arrearsCents'],
    ['case.dpdd > 3', 'case.dpdd', 'case.dpd'],
    ['arrearsCents > 3', 'arrearsCents', 'case.arrearsCents'],
    ['persom.language == "fr"', 'persom.language', 'person.language'],
    ['contact.attemps7d > 3', 'contact.attemps7d', 'contact.attempts7d'],
  ])('%s: did you mean', (source, place, wanted) => {
    const issue = firstOf(source)
    expect(issue?.code).toBe('unknown-fact')
    expect(issue?.message.en).toContain(`did you mean ${wanted}?`)
    expect(issue?.message.fr).toContain(`vouliez-vous dire ${wanted} ?`)
    expect(at(source, issue)).toContain(place.split('.').at(-1))
  })

  test('a name like no other is refused without a guess', () => {
    expect(firstOf('zzzzzz.qqqqqq == 1')?.message.en).toBe('There is no fact "zzzzzz.qqqqqq"')
  })

  test('all unknown names are told at once, in order', () => {
    const source = 'case.foo > 1 && person.baar == "x"'
    expect(issuesOf(source).map((i) => at(source, i))).toEqual(['case.foo', 'person.baar'])
  })

  test('places count characters as an editor does: blanks, lines and letters outside the first plane', () => {
    for (const before of ['  ', 'true &&\n\t', 'case.currency == "é😀" && ']) {
      const source = `${before}case.foo > 1`
      expect(issuesOf(source)).toMatchObject([{ from: before.length, to: before.length + 'case.foo'.length }])
    }
  })

  test('a group alone, a computed name and a reused name are refused', () => {
    expect(firstOf('case == person')?.code).toBe('group-alone')
    expect(firstOf('case["d" + "pd"] > 3')?.code).toBe('computed-name')
    expect(firstOf('attr[person.language] == "x"')?.code).toBe('computed-name')
    expect(firstOf('[1].exists(case, case > 0)')?.code).toBe('taken-name')
  })

  test('the ways out of the sandbox that other languages have lead nowhere', () => {
    const ways = ['case.constructor == 1', 'case.__proto__ == 1', 'case["constructor"] == 1', 'cel.bind(a, 1, a) == 1', 'google.protobuf == 1']
    expect(ways.filter((source) => issuesOf(source).length === 0)).toEqual([])
  })
})

describe('types', () => {
  test.each([
    ['case.dpd > "a"', '> does not go between a whole number and a text'],
    ['case.dpd == null', 'To ask whether a fact is known, write has(case.dpd)'],
    ['case.dpd && true', '&& and || join conditions that are true or false'],
    ['case.dpd ? true : false', 'A condition that is true or false is needed here'],
    ['case.currency = "EUR"', 'Write == instead of ='],
    ['case.dpd > 3 and case.dpd < 9', 'Write && instead of and'],
    ['case.dpd > 3 # why', '"#" cannot stand here'],
    ['score.value == 5', '== needs two numbers of one kind: write 5.0, or double(...)'],
    ['case.dpd > ', 'The expression stops too early'],
    ['case.currency == "EUR', 'A text is not closed: add the missing quote'],
    ['size(3) > 1', 'This function does not take these values'],
  ])('%s', (source, message) => {
    const issue = firstOf(source)
    expect(issue?.message.en).toBe(message)
    expect(issue?.message.fr).not.toBe(message)
    expect(issue && issue.from <= issue.to && issue.to <= source.length).toBe(true)
  })

  test('the result must be what the place needs', () => {
    expect(checkExpression('case.dpd + 1', { expects: 'bool' })).toMatchObject({
      ok: false, issues: [{ code: 'wrong-result', message: { en: 'This gives a whole number; a yes/no is needed' } }],
    })
    expect(checkExpression('case.dpd + 1', { expects: 'int' }).ok).toBe(true)
    expect(checkExpression('case.dpd', { expects: 'double' }).ok).toBe(true)
    expect(checkExpression('attr.vip', { expects: 'bool' }).ok).toBe(true)
    expect(checkExpression('case.', { expects: 'bool' }).ok).toBe(false)
  })
})

describe('what would run away', () => {
  const nested = (n: number): string => (n === 0 ? 'true' : `[1, 2].exists(x${n}, ${nested(n - 1)})`)

  test('matches is refused, with its place and what to use instead', () => {
    const source = 'person.postcode.matches("(a+)+$")'
    const issue = firstOf(source)
    expect(issue?.code).toBe('forbidden-function')
    expect(issue?.message.en).toContain('startsWith')
    expect(at(source, issue)).toBe(source)
    expect(firstOf('[1].exists(x, "a".matches("b"))')?.code).toBe('forbidden-function')
  })

  test('loops nest twice at most, also when chained', () => {
    expect(issuesOf(nested(2))).toEqual([])
    expect(firstOf(nested(3))?.code).toBe('too-nested')
    expect(issuesOf('[1].map(x, x + 1).exists(y, y > 1)')).toEqual([])
    expect(firstOf('[1].map(x, x).map(y, y).exists(z, z > 1)')?.code).toBe('too-nested')
    expect(firstOf(Array(9).fill('[1].exists(x, x > 0)').join(' || '))?.code).toBe('too-nested')
  })

  test('unknown functions are refused, with a guess', () => {
    expect(firstOf('case.portfolio.startWith("a")')?.message.en).toBe('There is no function "startWith": did you mean startsWith?')
    expect(firstOf('timestamp("2026-01-01T00:00:00Z").getHours() > 1')?.code).toBe('unknown-function')
    expect(firstOf('"a,b".split(",").size() > 1')?.code).toBe('unknown-function')
  })

  test('length, size, depth and lists are capped', () => {
    expect(firstOf(`case.dpd > ${'1'.repeat(LIMITS.sourceChars)}`)).toMatchObject({ code: 'too-long', from: LIMITS.sourceChars })
    expect(firstOf(`${'1+'.repeat(300)}1 > 1`)?.code).toBe('too-large')
    expect(firstOf(`${'('.repeat(60)}true${')'.repeat(60)}`)?.code).toBe('too-large')
    expect(firstOf(`1 in [${Array(150).fill('1').join(',')}]`)?.code).toBe('too-large')
    expect(firstOf('!'.repeat(1990))?.code).toBeDefined()
    expect(firstOf('  ')?.code).toBe('empty')
  })

  test('the most expensive expression that passes is still cheap', () => {
    const list = `[${Array(100).fill('1').join(',')}]`
    const body = `x${'+y'.repeat(85)} < 0`
    const parsed = parseExpression(`${list}.exists(x, ${list}.exists(y, ${body}))`)
    expect(parsed.ok).toBe(true)
    const before = performance.now()
    expect(parsed.ok && parsed.run({})).toBe(false)
    expect(performance.now() - before).toBeLessThan(2000)
  })
})
