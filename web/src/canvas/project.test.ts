import { describe, expect, it } from 'vitest'
import { apply, defaultSettings, type CatalogEntry, type Journey, type NodeView } from '@parcours/journey'
import { CARD_WIDTH } from './geometry.ts'
import { LANE_ID } from './flow-elements.ts'
import { Projector, type Scene } from './project.ts'

const node = (id: string, type: string, x: number, y = 0) => ({ id, type, name: id, x, y, config: {} })
const journey: Journey = {
  format: 1, slug: 'a', name: 'A', settings: defaultSettings(),
  nodes: [node('in', 'enter', 0), node('text', 'sms', 300), node('stop', 'end', 600)],
  edges: [
    { id: 'e1', from: 'in', outcome: 'treated', to: 'text' },
    { id: 'e2', from: 'text', outcome: 'otherwise', to: 'stop' },
  ],
}
const view = (nodeId: string, ...names: string[]): [string, NodeView] => [nodeId, {
  nodeId, sentence: { en: '', fr: '' }, outcomes: names.map((name) => ({ name, label: { en: name, fr: name }, tone: 'plain' })),
}]
const entry = (type: string, hasInput = true): [string, CatalogEntry] => [type, {
  type, category: 'flow', icon: 'box', label: { en: type, fr: type }, hint: { en: '', fr: '' }, schema: {}, defaultConfig: {},
  addable: true, hasInput,
}]
const scene = (over: Partial<Scene> = {}): Scene => ({
  journey, types: new Map([entry('enter', false), entry('sms'), entry('end')]),
  views: new Map([view('in', 'treated', 'control'), view('text', 'replied', 'no_reply'), view('stop')]),
  lines: new Map(), selectedNodes: new Set(), selectedEdges: new Set(), dragged: new Map(), readOnly: false, ...over,
})

describe('projection', () => {
  it('gives every handle that an edge docks at', () => {
    const { nodes, edges } = new Projector().project(scene())
    for (const edge of edges) {
      expect(nodes.find((n) => n.id === edge.source)?.handles?.map((h) => h.id)).toContain(edge.sourceHandle)
      expect(nodes.find((n) => n.id === edge.target)?.handles?.map((h) => h.id)).toContain(edge.targetHandle)
    }
    expect(edges.map((e) => e.id)).toEqual(['e1', 'e2', LANE_ID])
  })

  it('has no way into the node that starts runs', () => {
    const start = new Projector().project(scene()).nodes.find((n) => n.id === 'in')
    expect(start?.handles?.map((h) => h.type)).toEqual(['source', 'source'])
  })

  it('grows by a row for those who left by an interrupt', () => {
    const height = (left: boolean) =>
      new Projector().project(scene({ lines: new Map([['text', { left, rates: false }]]) })).nodes[1]?.height ?? 0
    expect(height(true) - height(false)).toBe(22)
  })

  it('draws a card where it is dragged, the journey unchanged', () => {
    const { nodes } = new Projector().project(scene({ dragged: new Map([['text', { x: 5, y: 6 }]]) }))
    expect(nodes[1]?.position).toEqual({ x: 5, y: 6 })
  })

  it('puts the control lane where it covers no card', () => {
    const above = apply(journey, { type: 'addNode', node: node('above', 'sms', 240, -170) }).journey
    const crowded = apply(above, { type: 'addNode', node: node('near', 'sms', 240, 200) }).journey
    const { nodes } = new Projector().project(scene({ journey: crowded }))
    const [lane, near] = [nodes.find((n) => n.id === LANE_ID), nodes.find((n) => n.id === 'near')]
    expect(lane?.position.x).toBe(CARD_WIDTH + 22)
    expect(lane?.position.y).toBeGreaterThan((near?.position.y ?? 0) + (near?.height ?? 0))
  })

  it('draws nothing for an edge whose end is gone, and loses nothing', () => {
    const broken: Journey = { ...journey, edges: [...journey.edges, { id: 'e3', from: 'text', outcome: 'replied', to: 'nowhere' }] }
    expect(new Projector().project(scene({ journey: broken })).edges.map((e) => e.id)).not.toContain('e3')
  })
})

describe('identity', () => {
  it('hands out the same cards and edges when nothing about them changed', () => {
    const projector = new Projector()
    const still = scene()
    const before = projector.project(still)
    const moved = apply(journey, { type: 'moveNode', nodeId: 'stop', x: 700, y: 10 }).journey
    const after = projector.project({ ...still, journey: moved })
    expect(after.nodes[2]).not.toBe(before.nodes[2])
    expect(after.nodes[1]).toBe(before.nodes[1])
    expect(after.edges[0]).toBe(before.edges[0])
  })

  it('keeps untouched cards through a drag', () => {
    const projector = new Projector()
    const still = scene()
    const before = projector.project(still)
    const after = projector.project({ ...still, dragged: new Map([['stop', { x: 1, y: 1 }]]) })
    expect(after.nodes[0]).toBe(before.nodes[0])
    expect(after.nodes[1]).toBe(before.nodes[1])
    expect(after.nodes[2]).not.toBe(before.nodes[2])
    expect(after.edges).toEqual(before.edges)
    expect(after.edges[1]).toBe(before.edges[1])
  })
})
