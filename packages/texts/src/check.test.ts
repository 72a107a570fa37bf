import { describe, expect, test } from 'vitest'
import { checkText } from './check.ts'
import type { TextIssue } from './issue.ts'
import type { Text } from './text.ts'

const END = ' {{ sender.name }} {{ optOut.instruction }}'
const sms = (body: string): Text => ({ id: 't', version: 1, channel: 'sms', tone: 'factual', languages: { en: { body: body + END }, fr: { body: `Bonjour${END}` } } })
const email = (body: string, subject = 'Your file'): Text =>
  ({ ...sms(''), channel: 'email', languages: { en: { subject, body: body + END }, fr: { subject: 'Objet', body: `Bonjour${END}` } } })
const call = (en: Text['languages']['en']): Text =>
  ({ ...sms(''), channel: 'voice_ai', languages: { en, fr: { body: 'Ici une IA pour {{ sender.name }}.' } } })
const codes = (issues: TextIssue[]) => issues.map((i) => i.code)

test('a plain SMS is clean', () => {
  expect(checkText(sms('Hello {{ person.firstName }}, see {{ link.pay }}'))).toEqual([])
})

describe('variables', () => {
  test('an unknown one is told with line, column and a guess', () => {
    expect(checkText(email('Hello\n  {{ person.firstNam }}'))).toEqual([{
      code: 'unknown-variable', severity: 'error', language: 'en', field: 'body', line: 2, col: 6,
      message: {
        en: 'There is no variable "person.firstNam": did you mean person.firstName?',
        fr: 'Il n’y a pas de variable « person.firstNam » : vouliez-vous dire person.firstName ?',
      },
    }])
  })

  test('also in a branch that the sample never takes', () => {
    expect(codes(checkText(email('{% if case.dpd > 900 %}{{ nope.at.all }}{% endif %}')))).toEqual(['unknown-variable'])
  })

  test('lists are looped over, their elements have known fields', () => {
    expect(checkText(email('{% for d in debts %}{{ forloop.index }} {{ d.reference }} {{ d.amount }}{% endfor %} {{ debts.size }} {{ debts[0].dueDate }}'))).toEqual([])
    expect(codes(checkText(email('{% for d in debts %}{{ d.iban }}{% endfor %}')))).toEqual(['unknown-variable'])
    expect(codes(checkText(email('{{ debts[0].iban }}')))).toEqual(['unknown-variable'])
    expect(codes(checkText(email('{{ debts }}')))).toEqual(['syntax'])
    expect(codes(checkText(email('{{ person }}')))).toEqual(['unknown-variable'])
  })

  test('a filter on a known variable is fine, a way to the prototype is not', () => {
    expect(checkText(email('{{ person.firstName | upcase | default: "you" }}'))).toEqual([])
    expect(codes(checkText(email('{{ person.constructor }}')))).toEqual(['unknown-variable'])
    expect(codes(checkText(email('{{ person.__proto__ }}')))).toEqual(['unknown-variable'])
  })
})

describe('what Liquid may do', () => {
  test.each(['{% include "x" %}', '{% render "x" %}', '{% layout "x" %}', '{% block a %}{% endblock %}', '{% assign a = 1 %}', '{% capture a %}{% endcapture %}',
    '{{ person.firstName | raw }}', '{{ "now" | date: "%Y" }}', '{{ person.firstName | append: "x" }}', '{{ person.firstName', '{% if case.dpd %}', '{% for %}'])('%s is a syntax issue with its line', (body) => {
    const [issue, ...rest] = checkText(email(`one\n${body}`))
    expect(rest).toEqual([])
    expect(issue).toMatchObject({ code: 'syntax', severity: 'error', line: 2, field: 'body', language: 'en' })
  })

  test.each([
    '{% for i in (1..100000000) %}x{% endfor %}',
    '{% for a in (1..900) %}{% for b in (1..900) %}{% for c in (1..900) %}x{% endfor %}{% endfor %}{% endfor %}',
  ])('a loop of 10^8 is stopped: %s', (body) => {
    const before = performance.now()
    expect(codes(checkText(email(body)))).toEqual(['runs-away'])
    expect(performance.now() - before).toBeLessThan(1500)
  })

  test('loops over lists that need no memory are stopped by time', () => {
    const depth = 24
    const body = `${'{% for d in debts %}'.repeat(depth)}x${'{% endfor %}'.repeat(depth)}`
    expect(codes(checkText(email(body)))).toEqual(['runs-away'])
  })
})

describe('no debt detail where others may read or hear (rule 13)', () => {
  test.each(['{{ case.arrears }}', '{{ debts[0].amount }}', '{{ promise.amount }}', '{{ instalment.amount }}', '{{ plan.total }}', '{% if case.dpd > 30 %}now{% endif %}'])('%s in an SMS', (body) => {
    const [issue] = checkText(sms(`Hello\n${body}`))
    expect(issue).toMatchObject({ code: 'debt-detail', severity: 'error', line: 2, language: 'en' })
  })

  test.each([
    ['your debt is waiting', 'debt'], ['Your account is OVERDUE', 'OVERDUE'], ['you owe us', 'owe'], ['please send 120 EUR', '120 EUR'], ['€ 120 by Friday', '€ 1'],
    ['our collections team', 'collections'],
  ])('words: %s', (body, phrase) => {
    const issues = checkText(sms(body))
    expect(codes(issues)).toEqual(['debt-word'])
    expect(issues[0]?.message.en).toContain(`"${phrase}"`)
  })

  test('in French too, accents or not, at the right place', () => {
    const text = { ...sms(''), languages: { en: { body: END }, fr: { body: `Bonjour,\nvotre impayé${END}` } } }
    expect(checkText(text)).toMatchObject([{ code: 'debt-word', language: 'fr', line: 2, col: 7 }])
  })

  test('words that only look alike pass', () => {
    expect(checkText(sms('a debtless powered tower; call 20 minutes before'))).toEqual([])
  })

  test('an email may say it in its body, not in its subject', () => {
    expect(checkText(email('{{ case.arrears }} is overdue'))).toEqual([])
    expect(codes(checkText(email('Hello', 'Your overdue {{ case.arrears }}')))).toEqual(['debt-detail', 'debt-word'])
  })

  test('a call may say it after the identity check only', () => {
    const body = 'Hello, I am an AI calling for {{ sender.name }}.'
    expect(checkText(call({ body, afterIdentity: 'Your debt is {{ case.arrears }}.', voicemail: 'Please call {{ sender.name }}.' }))).toEqual([])
    expect(codes(checkText(call({ body: `${body} About {{ case.arrears }}.` })))).toEqual(['debt-detail'])
    expect(codes(checkText(call({ body, voicemail: 'Your debt with {{ sender.name }}.' })))).toEqual(['debt-word'])
  })
})

describe('duties', () => {
  test('the first sentence of a call says that an AI speaks', () => {
    expect(codes(checkText(call({ body: 'Hello from {{ sender.name }}. I am an AI.' })))).toEqual(['no-ai-disclosure'])
    expect(codes(checkText(call({ body: 'I would like to gain a minute, {{ sender.name }} here.' })))).toEqual(['no-ai-disclosure'])
  })

  test('electronic messages name the sender and the way out; letters need no way out', () => {
    const bare = (channel: Text['channel']): Text => ({
      ...sms(''), channel, languages: { en: { subject: 'File', body: 'Hello' }, fr: { subject: 'Objet', body: 'Bonjour {{ sender.name }} STOP' } },
    })
    expect(codes(checkText(bare('email')))).toEqual(['missing-sender', 'missing-opt-out'])
    expect(codes(checkText(bare('letter')))).toEqual(['missing-sender'])
    expect(codes(checkText(bare('sms')))).toEqual(['misplaced-field', 'missing-sender', 'missing-opt-out', 'misplaced-field'])
    expect(checkText({ ...sms(''), languages: { ...sms('').languages, en: { body: '{{ creditor.name }}. Reply STOP' } } })).toEqual([])
  })

  test('what the law asks for is asked for in each language', () => {
    const issues = checkText(email('Hello'), { requiredVariables: ['letterRef', 'letterDate'] })
    expect(codes(issues)).toEqual(Array(4).fill('missing-variable'))
    expect(checkText(email('Hello {{ letterRef }} {{ letterDate }}'), { requiredVariables: ['letterRef', 'letterDate'] }).every((i) => i.language === 'fr')).toBe(true)
  })

  test('both languages, a subject and a body', () => {
    expect(checkText({ ...sms('hi'), languages: { en: { body: END } } })).toMatchObject([{ code: 'missing-language', language: 'fr' }])
    expect(codes(checkText(email('Hello', ' ')))).toEqual(['missing-subject'])
    expect(codes(checkText({ ...sms(''), languages: { en: { body: ' ' }, fr: { body: END } } }))).toContain('empty')
  })

  test('threats are errors in messages and calls, warnings in letters', () => {
    const threat = 'This is the final notice before legal action.'
    expect(checkText(email(threat)).map((i) => [i.code, i.severity])).toEqual([['threat', 'error'], ['threat', 'error']])
    const content = { subject: 'File', body: `${threat} {{ sender.name }}` }
    const letter: Text = { ...email(''), channel: 'letter', languages: { en: content, fr: { subject: 'Objet', body: '{{ sender.name }}' } } }
    expect(checkText(letter).map((i) => [i.code, i.severity])).toEqual([['threat', 'warning'], ['threat', 'warning']])
    const french = { ...email(''), languages: { ...email('').languages, fr: { subject: 'Objet', body: `Dernier avertissement avant l’huissier.${END}` } } }
    expect(checkText(french).map((i) => [i.code, i.language])).toEqual([['threat', 'fr'], ['threat', 'fr']])
  })

  test('a long SMS is a warning', () => {
    expect(checkText(sms('word '.repeat(120)))).toMatchObject([{ code: 'long-sms', severity: 'warning' }])
  })
})
