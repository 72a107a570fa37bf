import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { followView } from './follow-view.ts'

const frame = { width: 1000, height: 700 }
const view = { x: 0, y: 0, zoom: 1 }
const card = (x: number, y: number) => ({ x, y, width: 210, height: 114 })

describe('view that follows new cards', () => {
  it('stays while they are in sight', () => {
    expect(followView(card(300, 200), view, frame)).toBeNull()
  })
  it('moves just enough, clear of the tools at the bottom', () => {
    expect(followView(card(900, 680), view, frame)).toEqual({ x: -134, y: -152, zoom: 1 })
  })
  it('shows the top left of what is larger than the frame', () => {
    expect(followView({ x: 500, y: 0, width: 3000, height: 100 }, view, frame)).toEqual({ x: -476, y: 24, zoom: 1 })
  })
  it('needs no second move', () => {
    const far = fc.integer({ min: -4000, max: 4000 })
    fc.assert(fc.property(far, far, fc.constantFrom(0.25, 0.5, 1, 2), (x, y, zoom) => {
      const moved = followView(card(x, y), { ...view, zoom }, frame) ?? { ...view, zoom }
      expect(followView(card(x, y), moved, frame)).toBeNull()
    }))
  })
})
