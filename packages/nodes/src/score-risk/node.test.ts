import { describe, expect, it } from 'vitest'
import type { ScoreResult } from '@parcours/node-kit'
import { fakeContext, fakeServices } from '../testing/fakes.ts'
import { codes, configOf, outcomeNames } from '../testing/shape.ts'
import { visit } from '../testing/visit.ts'
import { scoreRisk } from './node.ts'

const config = configOf(scoreRisk, { scorecardId: 'self-cure@3' })
const LATE = { en: 'late before', fr: 'déjà en retard' }
const leaves = (scored: ScoreResult) => visit(scoreRisk, { config, services: fakeServices({ score: () => scored }) })

describe('score risk', () => {
  it('leaves by the band, and keeps the score', () => {
    const visited = leaves({ kind: 'scored', score: 548.2, band: 'likely', reasons: [LATE] })
    expect(visited).toMatchObject({ outcome: 'likely', data: { score: 548.2 } })
  })

  it('leaves by not_scored when facts are missing, or the band is nobody’s', () => {
    expect(leaves({ kind: 'not_scored', missing: ['case.dpd'] }).outcome).toBe('not_scored')
    expect(leaves({ kind: 'scored', score: 1, band: 'unheard_of', reasons: [] }).outcome).toBe('not_scored')
    expect(outcomeNames(scoreRisk, { bands: ['a', 'b', 'a'] })).toEqual(['a', 'b', 'not_scored'])
  })

  it('keeps score, band and reasons as evidence, in both languages', () => {
    const step = scoreRisk.steps.score
    const services = fakeServices({ score: () => ({ kind: 'scored', score: 3, band: 'unlikely', reasons: [LATE] }) })
    const result = step?.kind === 'local' ? step.run({ config, nowMs: 0, data: {}, attempt: 1, services }) : undefined
    expect(result?.evidence).toEqual({ scorecardId: 'self-cure@3', score: 3, band: 'unlikely', reasons: [LATE] })
  })

  it('checks the card and takes its bands', () => {
    const check = (changes: Record<string, unknown>) => scoreRisk.check({ ...config, ...changes }, fakeContext())
    expect(check({})).toEqual([])
    expect(check({ bands: ['unlikely', 'likely'] })).toEqual([])
    expect(codes(check({ scorecardId: '' }))).toEqual(['missing-scorecard'])
    expect(codes(check({ scorecardId: 'other@1' }))).toEqual(['unknown-scorecard'])
    expect(codes(check({ bands: ['likely', 'not_scored'] }))).toEqual(['bands-differ', 'name-reserved'])
    const [finding] = check({ bands: ['low', 'high'] })
    expect(finding?.fix?.config).toMatchObject({ bands: ['likely', 'unlikely'] })
  })

  it('says the card and its bands', () => {
    expect(scoreRisk.sentence(config)).toEqual({ en: '“self-cure” v3 · 2 bands', fr: '«\u202fself-cure\u202f» v3 · 2 classes' })
  })
})
