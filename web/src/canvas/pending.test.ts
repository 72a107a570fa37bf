import { describe, expect, it } from 'vitest'
import type { OutcomeView } from '@parcours/journey'
import { afterDrop, afterOutcome } from './pending.ts'
import type { Outline } from './outline.ts'

const unwired: OutcomeView[] = [{ name: 'no_reply', label: { en: 'no reply', fr: 'sans réponse' }, tone: 'plain' }]
const outline: Outline = { rows: [], unwired }
const at = { x: 3, y: 4 }
const newId = (prefix: string) => `${prefix}-1`
const onCard = { landing: { kind: 'card', nodeId: 'b' } as const, at, newId }
const onEmpty = { landing: { kind: 'empty', flow: { x: 50, y: 60 } } as const, at, newId }

describe('a connection let go', () => {
  it('becomes an edge when it comes from a named outcome and lands on a card', () => {
    expect(afterDrop({ from: 'a', outcome: 'replied' }, outline, onCard))
      .toEqual({ edit: { type: 'addEdge', edge: { id: 'e-1', from: 'a', outcome: 'replied', to: 'b' } } })
  })

  it('asks which unwired outcome when it comes from otherwise', () => {
    expect(afterDrop({ from: 'a', outcome: 'otherwise' }, outline, onCard))
      .toEqual({ ask: { ask: 'outcome', at, from: 'a', offers: unwired, landing: onCard.landing } })
  })

  it('stays otherwise when nothing is unwired', () => {
    expect(afterDrop({ from: 'a', outcome: 'otherwise' }, { rows: [], unwired: [] }, onCard)).toHaveProperty('edit.edge.outcome', 'otherwise')
  })

  it('asks which node to add on empty space', () => {
    expect(afterDrop({ from: 'a', outcome: 'replied' }, outline, onEmpty))
      .toEqual({ ask: { ask: 'type', at, source: { from: 'a', outcome: 'replied' }, flow: { x: 50, y: 60 } } })
  })

  it('asks both, one after the other', () => {
    const first = afterDrop({ from: 'a', outcome: 'otherwise' }, outline, onEmpty)
    expect(first).toHaveProperty('ask.ask', 'outcome')
    expect(afterOutcome({ from: 'a', outcome: 'no_reply' }, onEmpty)).toHaveProperty('ask.source.outcome', 'no_reply')
  })
})
