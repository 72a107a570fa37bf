import { describe, expect, it } from 'vitest'
import { versionsOf } from './versions.ts'

const version = (number: number, openRuns: number) => ({ versionId: `v${number}`, version: number, publishedAtMs: 0, publishedBy: 'a', openRuns })
const versions = [version(3, 5), version(2, 40), version(1, 12)]
const live = { versionId: 'v3', version: 3, openRuns: 5 }
const chosen = (search: { from?: number; to?: number }, list = versions) => {
  const { from, to } = versionsOf({ versions: list, live }, search)
  return [from?.version, to?.version]
}

describe('which versions a move is between', () => {
  it('is from the fullest other one to the live one', () => expect(chosen({})).toEqual([2, 3]))
  it('is as the address says', () => expect(chosen({ from: 1, to: 2 })).toEqual([1, 2]))
  it('goes to another when people leave the live one', () => expect(chosen({ from: 3 })).toEqual([3, 2]))
  it('never is from a version to itself', () => {
    expect(chosen({ from: 2, to: 2 })).toEqual([1, 2])
    expect(chosen({ from: 9, to: 8 })).toEqual([2, 3])
  })
  it('is from nowhere when nobody is on another version', () => expect(chosen({}, [version(3, 5), version(2, 0)])).toEqual([undefined, 3]))
})
