import { describe, expect, it } from 'vitest'
import { runsSearch, toFilter } from './runs-search.ts'

describe('the URL of the runs page', () => {
  it('reads what it writes', () => {
    const url = { journey: 'j1', version: 7, node: 'call', outcome: 'promise', state: 'postponed', q: 'Roche', run: 'r1' }
    expect(runsSearch(url)).toEqual(url)
  })

  it('ignores what it does not know', () => {
    expect(runsSearch({ state: 'sleeping', version: 'x' })).toEqual({})
  })
})

describe('the filter it means', () => {
  it('is of one journey where it names its parts', () => {
    expect(toFilter({ journey: 'j1', version: 7, node: 'call', outcome: 'promise' })).toEqual({ journeyId: 'j1', version: 7, nodeId: 'call', outcome: 'promise' })
  })

  it('drops parts of a journey that is not named', () => {
    expect(toFilter({ version: 7, node: 'call', state: 'ended' })).toEqual({ state: 'ended' })
  })

  it('drops an outcome without its node, and a blank search', () => {
    expect(toFilter({ journey: 'j1', outcome: 'promise', q: '  ' })).toEqual({ journeyId: 'j1' })
  })
})
