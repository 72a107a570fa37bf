import { defaultSettings, type Edge, type Journey, type Node } from '@parcours/journey'

/** `{ ask: 'sms' }` or `{ ask: ['sms', { days: 3 }] }`: ids, types and settings. Names are the ids. */
export type Nodes = Record<string, string | [type: string, config: Record<string, unknown>]>

/** A journey from a few words; a wire is `from outcome to`. */
export function draw(nodes: Nodes, wires: string[]): Journey {
  return {
    format: 1, slug: 'reminder', name: 'Reminder', settings: { ...defaultSettings(), owner: 'Ada' },
    nodes: Object.entries(nodes).map(([id, spec], i): Node => {
      const [type, config] = typeof spec === 'string' ? [spec, {}] : spec
      return { id, type, name: id, x: i * 100, y: 0, config }
    }),
    edges: wires.map(wire),
  }
}

function wire(text: string, i: number): Edge {
  const [from = '', outcome = '', to = ''] = text.split(' ')
  return { id: `e${i}`, from, outcome, to }
}

/** Two texts, a wait between them and a person: has no issue at all. */
export const small = (): Journey => draw(
  { start: 'enter', ask: ['sms', { days: 3 }], rest: ['wait', { days: 2 }], desk: 'person', stop: 'end' },
  ['start treated ask', 'ask replied desk', 'ask otherwise rest', 'rest elapsed stop', 'desk otherwise stop'],
)
