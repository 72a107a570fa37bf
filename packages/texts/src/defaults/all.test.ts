import { expect, test } from 'vitest'
import { checkText } from '../check.ts'
import { renderText } from '../render.ts'
import { sampleVariables } from '../sample.ts'
import { LANGUAGES, Text } from '../text.ts'
import { DEFAULT_TEXTS } from './all.ts'

const cases = DEFAULT_TEXTS.flatMap((text) => LANGUAGES.map((language) => ({ text, language, name: `${text.id}, ${language}` })))

test('ids are unique and every text parses', () => {
  expect(new Set(DEFAULT_TEXTS.map((t) => t.id)).size).toBe(DEFAULT_TEXTS.length)
  for (const text of DEFAULT_TEXTS) expect(Text.parse(text)).toEqual(text)
})

test('all channels have a text', () => {
  expect(new Set(DEFAULT_TEXTS.map((t) => t.channel))).toEqual(new Set(['sms', 'email', 'letter', 'voice_ai']))
})

test.each([...DEFAULT_TEXTS])('$id has no issue', (text) => {
  expect(checkText(text)).toEqual([])
})

const written = ({ text, language }: (typeof cases)[number], values = sampleVariables(language)) => {
  const rendered = renderText(text, language, values)
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.issues))
  return rendered
}
const on = (...channels: Text['channel'][]) => cases.filter(({ text }) => channels.includes(text.channel))

test.each(cases)('$name: written whole, and names its sender', (one) => {
  const { subject, body, afterIdentity, voicemail } = written(one)
  expect(body).toContain(sampleVariables(one.language).creditor?.name)
  expect([subject, body, afterIdentity, voicemail].filter(Boolean).join(' ')).not.toMatch(/undefined|null|\{\{|\{%|\[object/)
  expect(subject !== undefined).toBe(one.text.channel === 'email' || one.text.channel === 'letter')
})

test.each(on('sms'))('$name: a link, a way out, no amount, two parts at most', (one) => {
  const { body, segments } = written(one)
  expect(body).toContain('https://')
  expect(body).toContain('STOP')
  expect(body).not.toMatch(/[€$£]/)
  expect(segments?.encoding).toBe('gsm7')
  expect(segments?.count).toBeLessThanOrEqual(2)
})

test.each(on('sms', 'email'))('$name: also when no name is known', (one) => {
  expect(written(one, { ...sampleVariables(one.language), person: {} }).body).toMatch(/[Hh]ello,|[Bb]onjour,|file D-104|dossier D-104/)
})
