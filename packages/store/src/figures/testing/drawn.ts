import { defaultSettings, type Journey, type Node, type Plan } from '@parcours/journey'
import type { Sql } from '../../db/open-db.ts'
import { put, T0 } from '../../testing/rows.ts'

export const NODES = ['enter', 'split', 'sms', 'call', 'letter', 'control'] as const
const TYPE = { enter: 'enter', split: 'ab-split', sms: 'sms', call: 'voice-ai', letter: 'letter', control: 'control' } as const
export const WINDOW_DAYS = 7

const journey = (slug: string): Journey => ({
  format: 1, slug, name: slug, settings: { ...defaultSettings(), metricWindowDays: WINDOW_DAYS }, edges: [],
  nodes: NODES.filter((id) => id !== 'control').map((id): Node => ({ id, type: TYPE[id], name: id, x: 0, y: 0, config: {} })),
})

/** A plan that only names its nodes: these tests report passages themselves. */
export const PLAN: Plan = {
  engine: 1, slug: 'a', nodes: NODES.map((id) => ({ id, type: TYPE[id], entry: 0, exits: {}, config: {} })), instructions: [],
  entry: { treated: 0, control: 0 }, ends: ['cured'], suspends: [], listens: ['payment', 'reply'],
}

/** A journey with versions `<id>-f1`, `<id>-f2`... that can be parsed. */
export function putDrawnJourney(sql: Sql, id: string, versions: number): void {
  put(sql, 'journey', { id, slug: id, name: id, draft: '{}', savedAt: T0, savedBy: 'a', createdAt: T0, liveVersionId: `${id}-f${versions}` })
  for (let number = 1; number <= versions; number++) {
    put(sql, 'version', {
      id: `${id}-f${number}`, journeyId: id, number, drawing: JSON.stringify(journey(id)), plan: JSON.stringify({ ...PLAN, slug: id }), hash: `${id}${number}`,
      publishedAt: T0, publishedBy: 'a',
    })
  }
}
