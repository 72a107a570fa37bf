import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nodeFigures, type ContactSum, type NodeSums, type OutcomeSum } from './nodes.ts'

const nothing: NodeSums = { counts: [], times: [], held: [], contacts: [] }
const of = (nodeId: string, outcome: string, n: number, costCents = 0): OutcomeSum => ({ nodeId, outcome, n, costCents })
const contact = (over: Partial<ContactSum>): ContactSum =>
  ({ nodeId: 'sms', sent: 0, delivered: 0, reached: 0, replied: 0, clicked: 0, attempts: 0, rightParty: 0, promised: 0, ...over })

describe('a card', () => {
  it('tells outcomes from those who left, and who is here now', () => {
    const [card] = nodeFigures({
      ...nothing, counts: [of('sms', '', 100, 640), of('sms', 'replied', 30), of('sms', 'left:cured', 12), of('sms', 'no_reply', 40), of('sms', 'blocked', 0)],
      times: [{ nodeId: 'sms', outcome: 'replied', bucket: 16, n: 30 }], held: [{ nodeId: 'sms', byLaw: 3, byPacing: 2, suspended: 1 }],
    }, ['sms'])
    expect(card).toEqual({
      nodeId: 'sms', entered: 100, hereNow: 18, postponedByLaw: 3, postponedByPacing: 2, suspended: 1, costCents: 640, rates: [],
      outcomes: [{ name: 'replied', count: 30, medianMs: 4000 }, { name: 'no_reply', count: 40, medianMs: null }], left: [{ fact: 'cured', count: 12 }],
    })
  })
  it('stands with zeros before anybody came, and for nodes that only an old version had', () => {
    expect(nodeFigures({ ...nothing, counts: [of('old', '', 1)] }, ['new']).map(({ nodeId, entered }) => [nodeId, entered])).toEqual([['new', 0], ['old', 1]])
  })
  it('shows the rates that have something to divide by', () => {
    const [sms] = nodeFigures({ ...nothing, contacts: [contact({ sent: 20, delivered: 19, reached: 19, replied: 4, clicked: 2 })] }, ['sms'])
    expect(sms?.rates).toEqual([
      { name: 'delivered', numerator: 19, denominator: 20 }, { name: 'replied', numerator: 4, denominator: 19 }, { name: 'clicked', numerator: 2, denominator: 19 },
    ])
    const [call] = nodeFigures({ ...nothing, contacts: [contact({ nodeId: 'call', attempts: 50, rightParty: 3, promised: 1 })] }, ['call'])
    expect(call?.rates).toEqual([{ name: 'right_party', numerator: 3, denominator: 50 }, { name: 'promise', numerator: 1, denominator: 3 }])
  })
  it('balances whatever the sums: entered = outcomes + left + here now', () => {
    const sums = fc.array(fc.record({ nodeId: fc.constantFrom('a', 'b'), outcome: fc.constantFrom('', 'x', 'y', 'left:cured'), n: fc.nat({ max: 99 }), costCents: fc.nat() }))
      .map((rows) => [...new Map(rows.map((row) => [`${row.nodeId} ${row.outcome}`, row])).values()])
    fc.assert(fc.property(sums, (counts) => nodeFigures({ ...nothing, counts }, []).every((card) =>
      card.entered === card.hereNow + [...card.outcomes, ...card.left].reduce((sum, { count }) => sum + count, 0))))
  })
})
