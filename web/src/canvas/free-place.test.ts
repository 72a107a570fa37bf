import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crowds, freePlace, freeStepNear } from './free-place.ts'
import { AIR, CARD_WIDTH, type Box } from './geometry.ts'

const size = { width: CARD_WIDTH, height: 92 }
const at = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) })
const box = fc.tuple(at, fc.integer({ min: 70, max: 400 })).map(([p, height]): Box => ({ ...p, width: CARD_WIDTH, height }))
const boxes = (maxLength: number) => fc.array(box, { maxLength })

describe('free place of a new card', () => {
  it('never crowds a card, and only ever goes down and right', () => {
    fc.assert(fc.property(at, boxes(40), (wanted, cards) => {
      const place = freePlace(wanted, size, cards)
      expect(cards.filter((card) => crowds({ ...place, ...size }, card))).toEqual([])
      expect(place.x).toBeGreaterThanOrEqual(wanted.x)
      expect(place.y).toBeGreaterThanOrEqual(wanted.y)
    }))
  })

  it('is the wanted one where it is free', () => {
    fc.assert(fc.property(at, boxes(8), (wanted, cards) => {
      const free = cards.filter((card) => !crowds({ ...wanted, ...size }, card))
      expect(freePlace(wanted, size, free)).toEqual(wanted)
    }))
  })

  it('is below the card in the way, with air between', () => {
    expect(freePlace({ x: 10, y: 10 }, size, [{ x: 0, y: 0, ...size }])).toEqual({ x: 10, y: 92 + AIR })
  })

  it('goes right where the column is full', () => {
    const wall: Box = { x: 0, y: 0, width: CARD_WIDTH, height: 5000 }
    expect(freePlace({ x: 0, y: 0 }, size, [wall])).toEqual({ x: CARD_WIDTH + AIR, y: 0 })
  })

  it('comes to an end at numbers too large to be added to', () => {
    const far = { x: 1e300, y: 1e300 }
    expect(freePlace(far, size, [{ ...far, ...size }])).toEqual(far)
  })

  it('gives five cards five places', () => {
    const cards: Box[] = []
    for (let n = 0; n < 5; n += 1) cards.push({ ...freePlace({ x: 300, y: 200 }, size, cards), ...size })
    expect(cards.map((card) => card.y)).toEqual([0, 1, 2, 3, 4].map((n) => 200 + n * (92 + AIR)))
  })
})

describe('free step of a pasted group', () => {
  it('leaves the whole group free, or where it is', () => {
    fc.assert(fc.property(fc.array(box, { minLength: 1, maxLength: 6 }), boxes(30), (group, cards) => {
      const step = freeStepNear(group, cards)
      const moved = group.map((one) => ({ ...one, x: one.x + step.x, y: one.y + step.y }))
      const free = !moved.some((one) => cards.some((card) => crowds(one, card)))
      expect(free || (step.x === 0 && step.y === 0)).toBe(true)
    }))
  })

  it('moves as one, past the card that only its second stands on', () => {
    const group: Box[] = [{ x: 0, y: 0, ...size }, { x: 300, y: 0, ...size }]
    expect(freeStepNear(group, [{ x: 300, y: 10, ...size }])).toEqual({ x: 0, y: 10 + 92 + AIR })
  })

  it('stays where nothing nearby is free', () => {
    const floor: Box = { x: -5000, y: -5000, width: 10_000, height: 10_000 }
    expect(freeStepNear([{ x: 0, y: 0, ...size }], [floor])).toEqual({ x: 0, y: 0 })
  })
})
