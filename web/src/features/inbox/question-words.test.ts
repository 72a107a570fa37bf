import { expect, it } from 'vitest'
import inbox from '../../lib/i18n/en/inbox.json' with { type: 'json' }
import enNames from '../../lib/i18n/en/names.json' with { type: 'json' }
import frNames from '../../lib/i18n/fr/names.json' with { type: 'json' }

/** The answers to questions that suspend contact. */
const ANSWERS = ['resume', 'close', 'keep', 'answered', 'upheld', 'read', 'allocated', 'returned', 'not_found', 'on_its_way']

it('every answer to a question says what follows, and nothing else does', () => {
  expect(Object.keys(inbox['then-own']).toSorted()).toEqual(ANSWERS.toSorted())
})

it.each([['en', enNames.names], ['fr', frNames.names]] as [string, Record<string, string>][])('every answer has a name in %s', (_language, names) => {
  expect(ANSWERS.filter((answer) => !names[answer])).toEqual([])
})
