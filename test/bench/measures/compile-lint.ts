import { compile, validate } from '@parcours/engine'
import { defaultSettings, type Journey } from '@parcours/journey'
import { catalog } from '@parcours/nodes'
import { atMost, type Found } from '../report/measured.ts'
import { median, short } from '../report/stats.ts'
import { edgesOf, nodesOf, type Drawing } from '../rig/desk.ts'
import { checksOfBench } from './checks.ts'

const NODES = 300
const AIM_MS = 50
const TIMES = 30

/** Seven node types in turn; each leads on by `otherwise`, and a call's three ways to a person lead to a handoff. */
const TURN = ['sms', 'wait', 'voice-ai', 'score-risk', 'condition', 'email', 'wait-for-event'] as const

const CONFIG: Record<(typeof TURN)[number], Record<string, unknown>> = {
  sms: { textId: 'sms-courteous@1' },
  wait: { delay: { amount: 3, unit: 'days' } },
  'voice-ai': { textId: 'voice-opening@1' },
  'score-risk': { scorecardId: 'self-cure@1' },
  condition: { branches: [{ name: 'large', when: 'case.arrearsCents > 50000 && contact.attempts7d < 3' }] },
  email: { textId: 'email-reminder@1' },
  'wait-for-event': { events: ['payment', 'promise'], when: 'case.arrearsCents > 0', timeout: { amount: 5, unit: 'days' } },
}

/** Enter, a long chain of real node types with its branches, one handoff and an End: as many nodes as asked. */
export function longJourney(count: number): Journey {
  const chain = Array.from({ length: count - 3 }, (_, i) => ({ id: `n${i}`, type: TURN[i % TURN.length] ?? 'wait', next: i + 1 < count - 3 ? `n${i + 1}` : 'end' }))
  const drawing: Drawing = {
    nodes: [...chain.map(({ id, type }): Drawing['nodes'][number] => [id, type, CONFIG[type]]), ['person', 'human-handoff', { queue: 'general', results: ['resolved'] }]],
    edges: [
      'enter.treated -> n0', 'person.otherwise -> end',
      ...chain.flatMap(({ id, type, next }) => [
        `${id}.otherwise -> ${next}`,
        ...(type === 'voice-ai' ? ['difficulty', 'dispute', 'wants_human'].map((outcome) => `${id}.${outcome} -> person`) : []),
      ]),
    ],
  }
  const frame: Drawing = { nodes: [['enter', 'enter', { segment: 'case.dpd >= 1' }], ['end', 'end', {}]], edges: [] }
  return {
    format: 1, slug: 'long', name: 'Long', settings: { ...defaultSettings(), owner: 'Bench' },
    nodes: [...nodesOf(frame), ...nodesOf(drawing)], edges: edgesOf(drawing),
  }
}

/** What the editor asks for while one draws, and what a publication does. */
export function compileAndLint(): Found {
  const journey = longJourney(NODES)
  const options = { catalog, checks: checksOfBench() }
  const timeOf = (work: () => unknown) => {
    const startMs = performance.now()
    work()
    return performance.now() - startMs
  }
  const firstMs = timeOf(() => compile(journey, options))
  const compiled = compile(journey, options)
  if (!compiled.ok) throw new Error(`the long journey does not compile: ${JSON.stringify(compiled.issues.filter((i) => i.severity === 'error').slice(0, 3))}`)
  const lint = median(Array.from({ length: TIMES }, () => timeOf(() => validate(journey, options))))
  const both = median(Array.from({ length: TIMES }, () => timeOf(() => compile(journey, options))))
  return {
    name: `Compile and lint of ${journey.nodes.length} nodes`,
    how: `The real catalog, ${journey.edges.length} edges, expressions checked; median of ${TIMES}. Compiling begins with its own lint.`,
    rows: [
      { what: 'lint', value: `${short(lint)} ms`, numbers: { lintMs: lint } },
      { what: 'lint and compile', value: `${short(both)} ms`, aim: atMost(both, AIM_MS, `< ${AIM_MS} ms`), numbers: { compileMs: both } },
      { what: 'lint and compile, the very first', value: `${short(firstMs)} ms`, numbers: { firstCompileMs: firstMs } },
      { what: 'instructions, plan', value: `${compiled.plan.instructions.length}, ${short(compiled.json.length / 1024)} kB`, numbers: { planBytes: compiled.json.length } },
    ],
  }
}
