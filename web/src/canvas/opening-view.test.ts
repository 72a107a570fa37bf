import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Box } from './geometry.ts'
import { canFit, startView } from './opening-view.ts'

const frame = { width: 1000, height: 900 }
const card = (x: number, y: number, height = 120): Box => ({ x, y, width: 210, height })
/** Where a box stands on screen. */
const onScreen = (box: Box, view: { x: number; y: number; zoom: number }) => ({
  left: box.x * view.zoom + view.x, top: box.y * view.zoom + view.y, bottom: (box.y + box.height) * view.zoom + view.y,
})

describe('where a journey opens', () => {
  it('fits what can be read, and nothing that would be dots', () => {
    expect(canFit([], frame)).toBe(true)
    expect(canFit([card(0, 0), card(1600, 0)], frame)).toBe(true)
    expect(canFit([card(0, 0), card(2600, 0)], frame)).toBe(false)
  })

  it('shares the space above and below the cards in view, not of those out of view', () => {
    const [start, above] = [card(0, 0), card(300, -400)]
    const view = startView(start, [start, above, card(300, 40), card(4000, 3000)], frame)
    expect(onScreen(start, view).left).toBe(24)
    const [top, bottom] = [onScreen(above, view).top, onScreen(card(300, 40), view).bottom]
    expect(top - 24).toBeCloseTo(900 - 58 - bottom)
  })

  it('keeps the first card in view, however high or low the others stand', () => {
    const place = fc.integer({ min: -6000, max: 6000 })
    fc.assert(fc.property(fc.array(fc.tuple(place, place), { maxLength: 30 }), place, (places, y) => {
      const start = card(0, y)
      const { left, top, bottom } = onScreen(start, startView(start, [start, ...places.map(([x, at]) => card(x, at))], frame))
      expect(left).toBeCloseTo(24)
      expect(top).toBeGreaterThanOrEqual(24 - 1e-6)
      expect(bottom).toBeLessThanOrEqual(900 - 58 + 1e-6)
    }))
  })
})
