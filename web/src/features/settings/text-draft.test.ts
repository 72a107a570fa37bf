import { expect, it } from 'vitest'
import type { TextView } from '@parcours/server/router'
import { insertAt, isName, nextVersion, partsOf } from './text-draft.ts'

const text = (name: string, version: number): TextView => ({
  id: `${name}@${version}`, name, version, channel: 'sms', tone: 'factual', languages: { en: { body: '' }, fr: { body: '' } }, withdrawnAtMs: null, usedBy: [],
})

it('succeeds the highest version of the name', () => {
  const texts = [text('rappel', 2), text('rappel', 4), text('offre', 9)]
  expect([nextVersion(texts, 'rappel'), nextVersion(texts, 'nouveau')]).toEqual([5, 1])
})

it('takes names that can stand in an id', () => {
  expect(['rappel-amiable', '3-jours'].every(isName)).toBe(true)
  expect(['', 'Rappel', 'a b', '-a', 'a@1'].some(isName)).toBe(false)
})

it('puts a variable where the caret is', () => {
  expect(insertAt('Hello , pay', 6, 'person.name')).toBe('Hello {{ person.name }}, pay')
})

it('asks for the parts of each channel', () => {
  expect(partsOf('sms')).toEqual(['body'])
  expect(partsOf('letter')).toEqual(['subject', 'body'])
  expect(partsOf('voice_ai')).toEqual(['body', 'afterIdentity', 'voicemail'])
})
