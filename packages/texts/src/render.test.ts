import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderText } from './render.ts'
import { sampleVariables } from './sample.ts'
import { pickLanguage, type Text } from './text.ts'
import { TEXT_VARIABLES, TextValues, type TextVariable } from './variables.ts'

const text = (body: string, channel: Text['channel'] = 'email', subject?: string): Text =>
  ({ id: 't', version: 1, channel, tone: 'factual', languages: { en: { body, subject }, fr: { body, subject } } })
const sample = sampleVariables('en')

function bodyOf(source: string, language: 'en' | 'fr', values: TextValues = sample): string {
  const rendered = renderText(text(source), language, values)
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.issues))
  return rendered.body
}

describe('amounts and dates', () => {
  test('are written as the language and the country do', () => {
    const source = '{{ case.arrears }} / {{ promise.dueDate }}'
    expect(bodyOf(source, 'en')).toBe('€842.50 / 5 December 2026')
    expect(bodyOf(source, 'fr')).toBe('842,50\u00a0€ / 5 décembre 2026')
    expect(bodyOf(source, 'en', { ...sample, person: { country: 'US' }, case: { arrears: { amountCents: 84_250, currency: 'USD' } } }))
      .toBe('$842.50 / December 5, 2026')
  })

  test('keep the minor units of their currency', () => {
    const arrears = (amountCents: number, currency: string) => bodyOf('{{ case.arrears }}', 'en', { case: { arrears: { amountCents, currency } } })
    expect([arrears(1234, 'JPY'), arrears(1234, 'KWD').replace(/\s/, ' '), arrears(5, 'GBP')]).toEqual(['JP¥1,234', 'KWD 1.234', '£0.05'])
  })

  test('in an SMS, no sign makes it dearer than it must be', () => {
    const rendered = renderText(text('{{ person.firstName }} l’œuvre « x » – {{ promise.amount }}…', 'sms'), 'fr', sampleVariables('fr'))
    expect(rendered).toMatchObject({ ok: true, body: 'Camille l\'oeuvre "x" - 200,00 €...', segments: { encoding: 'gsm7', count: 1 } })
  })
})

describe('derived values', () => {
  test('the sender is the creditor unless an agency writes', () => {
    expect(bodyOf('{{ sender.name }} {{ sender.phone }}', 'en')).toBe('Example Bank 020 7946 0123')
    expect(bodyOf('{{ sender.name }} for {{ creditor.name }}', 'en', { ...sample, sender: { name: 'Agency Ltd' } })).toBe('Agency Ltd for Example Bank')
  })

  test('the way out is worded for its channel', () => {
    expect(renderText(text('{{ optOut.instruction }}', 'sms'), 'fr', sample)).toMatchObject({ ok: true, body: 'Répondez STOP pour ne plus recevoir de SMS.' })
    expect(bodyOf('{{ optOut.instruction }}', 'en')).toBe('To stop emails from us: https://example.org/s/7Kq2')
    expect(renderText(text('{{ optOut.instruction }}', 'letter'), 'en', sample).ok).toBe(false)
  })

  test('every variable has a sample in both languages', () => {
    const write = (v: TextVariable) => (v.kind === 'list' ? `{% for x in ${v.path} %}{{ x.amount }}{% endfor %}` : `{{ ${v.path} }}`)
    const written = TEXT_VARIABLES.flatMap((v) => (['en', 'fr'] as const).map((l) => [v.path, bodyOf(write(v), l, sampleVariables(l))]))
    expect(written.filter(([, body]) => body === '')).toEqual([])
    expect(written).toHaveLength(2 * TEXT_VARIABLES.length)
    expect(TextValues.safeParse(sampleVariables('fr')).success).toBe(true)
  })
})

describe('what does not leave', () => {
  test('a text with a value that is not known: said with its place', () => {
    expect(renderText(text('a\n{{ promise.amount }}'), 'en', {})).toMatchObject({
      ok: false, issues: [{ code: 'missing-value', field: 'body', language: 'en', line: 2, col: 4, message: { en: 'Nothing is known for promise', fr: 'Rien n’est connu pour promise' } }],
    })
    expect(bodyOf('{% if promise.amount %}{{ promise.amount }}{% else %}none{% endif %}', 'en', {})).toBe('none')
  })

  test('a withdrawn text, and a language that is not written', () => {
    expect(renderText({ ...text('hello'), withdrawnAtMs: 1 }, 'en', sample)).toMatchObject({ ok: false, issues: [{ code: 'withdrawn' }] })
    expect(renderText({ ...text('hello'), languages: { fr: { body: 'x' } } }, 'en', sample)).toMatchObject({ ok: false, issues: [{ code: 'missing-language' }] })
  })

  test('a value cannot add a line, a header or a template', () => {
    const rendered = renderText(text('{{ person.firstName }}', 'email', 'For {{ person.lastName }}'), 'en', {
      person: { firstName: '{{ case.arrears }}', lastName: 'A\r\nBcc: all@example.org' },
    })
    expect(rendered).toEqual({ ok: true, subject: 'For A Bcc: all@example.org', body: '{{ case.arrears }}' })
  })

  test('apostrophes and ampersands stay as they are: texts are plain', () => {
    expect(bodyOf('{{ person.lastName }}', 'en', { person: { lastName: "O'Brien & Co <x>" } })).toBe("O'Brien & Co <x>")
  })
})

test('the person’s language, else what is written', () => {
  expect([pickLanguage(text('x'), 'fr'), pickLanguage(text('x'), 'fr-CA'), pickLanguage(text('x'), 'de'), pickLanguage(text('x'), null)]).toEqual(['fr', 'fr', 'en', 'en'])
  expect(pickLanguage({ ...text('x'), languages: { fr: { body: 'x' } } }, 'en')).toBe('fr')
  expect(pickLanguage({ ...text('x'), languages: {} }, 'en')).toBeUndefined()
})

describe('laws', () => {
  test('rendering never throws, whatever the source', () => {
    const piece = fc.constantFrom('{{', '}}', '{%', '%}', ' for d in debts ', ' endfor ', ' if case.dpd ', ' endif ', 'person.firstName', 'debts', '|', 'upcase', '(1..999999999)', '\n', 'x')
    const seen = new Set<boolean>()
    fc.assert(fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      seen.add(renderText(text(pieces.join('')), 'en', sample).ok)
    }), { numRuns: 2000 })
    expect(seen.size).toBe(2)
  })

  test('a value is written as it is, save control characters', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), (lastName) => {
      expect(bodyOf('[{{ person.lastName }}]', 'en', { person: { lastName } })).toBe(`[${lastName.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')}]`)
    }))
  })
})
