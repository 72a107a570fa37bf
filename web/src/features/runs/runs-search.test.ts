import { describe, expect, it } from 'vitest'
import { runsSearch, sameQuery, toFilter } from './runs-search.ts'

describe('the URL of the runs page', () => {
  it('reads what it writes', () => {
    const url = {
      journey: 'j1', version: 7, node: 'call', only: true as const, outcome: 'promise', state: 'not_moving' as const, q: 'Roche', run: 'r1', incident: 'i1',
      portfolio: 'p1', arm: 'tone=A', from: '2026-11-01', to: '2026-11-30', columns: 'case,phone', view: 'v1',
    }
    expect(runsSearch(url)).toEqual(url)
  })

  it('ignores what it does not know', () => {
    const known = Object.entries(runsSearch({ state: 'sleeping', version: 'x', only: 'yes', arm: 'tone', from: 'yesterday' })).filter(([, value]) => value !== undefined)
    expect(known).toEqual([])
  })
})

describe('the filter it means', () => {
  it('is of one journey where it names its parts', () => {
    expect(toFilter({ journey: 'j1', version: 7, node: 'call', outcome: 'promise', arm: 'tone=A' }))
      .toEqual({ journeyId: 'j1', version: 7, nodeId: 'call', outcome: 'promise', arm: { nodeId: 'tone', outcome: 'A' } })
  })

  it('drops parts of a journey that is not named', () => {
    expect(toFilter({ version: 7, node: 'call', only: true, arm: 'tone=A', state: 'ended' })).toEqual({ state: 'ended' })
  })

  it('drops an outcome without its node, and a blank search', () => {
    expect(toFilter({ journey: 'j1', outcome: 'promise', q: '  ' })).toEqual({ journeyId: 'j1' })
  })

  it('holds runs told at a node alone only where nothing says that they have left it', () => {
    expect(toFilter({ journey: 'j1', node: 'call', only: true })).toEqual({ journeyId: 'j1', nodeId: 'call', foremost: true })
    expect(toFilter({ journey: 'j1', node: 'call', only: true, outcome: 'promise' })).toEqual({ journeyId: 'j1', nodeId: 'call', outcome: 'promise' })
  })
})

describe('two questions', () => {
  it('are the same whatever the order of their parts, and whatever is shown beside', () => {
    expect(sameQuery({ state: 'paused', journey: 'j1' }, { journey: 'j1', q: undefined, state: 'paused' })).toBe(true)
    expect(sameQuery({ journey: 'j1', version: 1 }, { journey: 'j1', version: 2 })).toBe(false)
  })
})
