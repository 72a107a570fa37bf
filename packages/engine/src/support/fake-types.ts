import type { Catalog, CheckContext, Lowered, NodeType, OutcomeView } from '@parcours/journey'

type Config = Record<string, unknown>

const out = (name: string, tone: OutcomeView['tone'] = 'plain'): OutcomeView => ({ name, tone, label: { en: name, fr: `${name} (fr)` } })
const days = (value: unknown) => (typeof value === 'number' ? value : 0)
const names = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])

interface FakeSpec {
  defaults: Config
  outcomes: (config: Config) => OutcomeView[]
  lower: NodeType['lower']
  traits?: Partial<NodeType>
}

/** A small node type for tests: settings are filled from the defaults; a default's type is demanded. */
export function fakeType(type: string, { defaults, outcomes, lower, traits = {} }: FakeSpec): NodeType {
  return {
    manifest: {
      type, category: 'flow', icon: 'box', label: { en: type, fr: `${type} (fr)` }, hint: { en: `${type} hint`, fr: `aide ${type}` },
      schema: { properties: { days: { label: { en: 'Length', fr: 'Durée' }, unit: 'days' } } }, defaultConfig: defaults, addable: true, hasInput: !traits.starts,
    },
    starts: false, ends: false, takesTime: false, joins: false, contacts: false, human: false,
    parse(config) {
      const filled = { ...defaults, ...config as Config }
      const wrong = Object.keys(filled).filter((key) => !(key in defaults) || typeof filled[key] !== typeof defaults[key])
      if (wrong.length === 0) return { ok: true, config: filled }
      return { ok: false, findings: wrong.map((path) => ({ code: 'invalid-setting', severity: 'error', path, message: { en: 'is wrong', fr: 'est faux' } })) }
    },
    outcomes, lower,
    sentence: (config) => ({ en: `${type} ${JSON.stringify(config)}`, fr: `${type} (fr) ${JSON.stringify(config)}` }),
    check: () => [],
    ...traits,
  }
}

const send = (on: Record<string, { goto: string } | { leave: string }>): Lowered => ({ label: 'send', op: 'act', step: 'send', contact: true, on })
const until = (amount: number) => ({ from: 'now', amount, unit: 'days', ifPast: 'now' } as const)

const TYPES: NodeType[] = [
  fakeType('enter', { defaults: { controlShare: 10 }, outcomes: () => [out('treated'), out('control')], lower: () => [], traits: { starts: true } }),
  fakeType('wait', {
    defaults: { days: 1 }, outcomes: () => [out('elapsed')], traits: { takesTime: true },
    lower: (c) => [{ label: 'wait', op: 'wait', until: until(days(c.days)), events: [], on: { timeout: { leave: 'elapsed' } } }],
  }),
  fakeType('sms', {
    defaults: { text: 'hello@1', days: 0 }, traits: { contacts: true },
    outcomes: (c) => [...(days(c.days) > 0 ? [out('replied'), out('no_reply')] : [out('sent')]), out('blocked', 'amber')],
    lower: (c) => days(c.days) === 0 ? [send({})] : [
      send({ sent: { goto: 'wait' } }),
      { label: 'wait', op: 'wait', until: until(days(c.days)), events: [{ type: 'reply', result: 'replied' }], on: { timeout: { leave: 'no_reply' } } },
    ],
  }),
  fakeType('call', {
    defaults: {}, traits: { contacts: true },
    outcomes: () => [...['promise', 'wants_human', 'dispute', 'no_answer'].map((n) => out(n)), out('failed', 'amber')], lower: () => [send({})],
  }),
  fakeType('person', {
    defaults: { results: ['solved', 'open'] }, traits: { human: true, takesTime: true }, outcomes: (c) => [...names(c.results).map((n) => out(n)), out('expired', 'amber')],
    lower: (): Lowered[] => [
      { label: 'open', op: 'act', step: 'open', contact: false, on: { opened: { goto: 'wait' } } },
      { label: 'wait', op: 'wait', until: until(3), events: [{ type: 'task.resolved', result: '$result' }], expires: 'task', on: { timeout: { leave: 'expired' } } },
    ],
  }),
  fakeType('condition', {
    defaults: { branches: ['high', 'low'] }, outcomes: (c) => [...names(c.branches), 'otherwise', 'unknown'].map((n) => out(n)),
    lower: (c) => [{ label: 'choose', op: 'choose', branches: names(c.branches).map((outcome) => ({ outcome, when: 'true' })) }],
  }),
  fakeType('split', {
    defaults: { arms: ['a', 'b'] }, outcomes: (c) => names(c.arms).map((n) => out(n)),
    lower: (c, { nodeId }) => [{ label: 'split', op: 'split', unit: 'person', seed: nodeId, arms: names(c.arms).map((outcome) => ({ outcome, share: 5000 })) }],
  }),
  fakeType('join', {
    defaults: { need: 0 }, traits: { joins: true }, outcomes: () => [out('joined')],
    lower: (c, { inputs }) => [{ label: 'join', op: 'join', need: days(c.need) || inputs, of: inputs }],
  }),
  fakeType('sub', {
    defaults: { slug: 'legal' }, traits: { takesTime: true }, outcomes: () => [out('done')],
    lower: (c) => [{ label: 'call', op: 'call', journey: String(c.slug), await: true }],
  }),
  fakeType('end', {
    defaults: { reason: 'done' }, traits: { ends: true }, outcomes: () => [], lower: (c) => [{ label: 'end', op: 'end', reason: String(c.reason) }],
  }),
]

/** The catalog of the tests, with more or other types on top. */
export const catalogWith = (...more: NodeType[]): Catalog => new Map([...TYPES, ...more].map((type) => [type.manifest.type, type]))

export const noChecks: CheckContext = {
  expression: () => [], text: () => undefined, scorecard: () => undefined, journey: () => undefined, queue: () => true,
}

export const options = { catalog: catalogWith(), checks: noChecks }
