import { describe, expect, it } from 'vitest'
import en from './i18n/en/names.json' with { type: 'json' }
import { nameWords } from './names.ts'

const table: Record<string, string> = en.names
const t = (key: string, values: Record<string, string> = {}) =>
  (key === 'left-by' ? `left: ${values.fact}` : table[key.replace('names.', '')] ?? values.defaultValue ?? key)

describe('a name in words', () => {
  it.each([
    ['no_reply', 'no reply'], ['left:written_off', 'left: written off'], ['joined:2', 'joined'],
    ['my_own_reason', 'my own reason'], ['courteous', 'courteous'],
  ])('%s: %s', (name, words) => { expect(nameWords(name, t)).toBe(words) })
})
