import { Environment } from '@marcbachmann/cel-js'
import { FACT_GROUPS, OPEN_GROUPS, type FactGroup, type FactType } from './fact-table.ts'
import type { Facts, Scalar } from './facts.ts'
import { LIMITS } from './limits.ts'

/**
 * How facts reach cel-js: each group is a class whose getters read the raw facts on demand, so that an
 * evaluation pays only for what it touches. A getter turns integers into BigInt (a JS number is a double
 * to CEL) and meets a missing fact by noting it and throwing one shared error: CEL's own && and || then
 * decide without it where they can. The shared error has no stack to capture, which is 10 times cheaper.
 */
const MISSING = new Error('a fact is not known')

type RawGroup = Readonly<Record<string, unknown>>
type GroupClass = new (raw: RawGroup, reader: Reader) => object
const NOTHING: RawGroup = {}

/** What one evaluation carries: the facts, and the paths that it wanted and did not find. */
export class Reader {
  readonly missing: string[] = []
  readonly #facts: Partial<Facts>
  readonly #soft: boolean

  /** `soft`: a missing fact reads as absent instead of throwing, as `has()` needs it. */
  constructor(facts: Partial<Facts>, soft: boolean) {
    this.#facts = facts
    this.#soft = soft
  }

  group(name: keyof Facts): RawGroup {
    return this.#facts[name] ?? NOTHING
  }

  /** Notes a missing fact: undefined for `has()`, else the shared error. */
  lost(path: string): undefined {
    this.missing.push(path)
    if (this.#soft) return undefined
    throw MISSING
  }
}

function read(type: FactType, value: unknown): unknown {
  return type === 'int' ? BigInt(value as number) : value
}

function groupClass(name: string, group: FactGroup): GroupClass {
  class Group {
    readonly raw: RawGroup
    readonly reader: Reader
    constructor(raw: RawGroup, reader: Reader) { this.raw = raw; this.reader = reader }
  }
  for (const [fact, { type }] of Object.entries(group.facts)) {
    const path = `${name}.${fact}`
    Object.defineProperty(Group.prototype, fact, {
      get(this: Group) {
        const value = this.raw[fact]
        return value === null || value === undefined ? this.reader.lost(path) : read(type, value)
      },
    })
  }
  return Group
}

/** `attr` and `event`: any name, typed at run time. A Map, because cel-js asks Maps by `get`. */
function openClass(name: string): GroupClass {
  return class OpenGroup extends Map<string, unknown> {
    readonly #raw: RawGroup
    readonly #reader: Reader
    constructor(raw: RawGroup, reader: Reader) { super(); this.#raw = raw; this.#reader = reader }
    override get(key: string): unknown {
      const value = Object.hasOwn(this.#raw, key) ? (this.#raw[key] as Scalar) : null
      if (value === null || value === undefined) return this.#reader.lost(`${name}.${key}`)
      return Number.isSafeInteger(value) ? BigInt(value as number) : value
    }
  }
}

const closed: [string, FactGroup][] = Object.entries(FACT_GROUPS)
const classes = new Map<string, GroupClass>([
  ...closed.map(([name, group]): [string, GroupClass] => [name, groupClass(name, group)]),
  ...Object.keys(OPEN_GROUPS).map((name): [string, GroupClass] => [name, openClass(name)]),
])

/** The context of one evaluation: groups are made when the expression first asks for them. */
export class Root {
  readonly reader: Reader
  constructor(reader: Reader) { this.reader = reader }
}
for (const [name, Group] of classes) {
  Object.defineProperty(Root.prototype, name, {
    get(this: Root) { return new Group(this.reader.group(name as keyof Facts), this.reader) },
  })
}

/** The CEL environment of Parcours: our facts, cel-js's operators, its structural limits. No clock, no I/O. */
export const environment: Environment = makeEnvironment()

function makeEnvironment(): Environment {
  const env = new Environment({
    limits: {
      maxAstNodes: LIMITS.astNodes, maxDepth: LIMITS.depth, maxListElements: LIMITS.listElements,
      maxMapEntries: LIMITS.listElements, maxCallArguments: 4,
    },
  })
  for (const [name, ctor] of classes) {
    const group = closed.find(([n]) => n === name)?.[1]
    const fields = group && Object.fromEntries(Object.entries(group.facts).map(([f, s]) => [f, s.type]))
    env.registerType(`facts_${name}`, fields ? { ctor, fields } : { ctor })
    env.registerVariable(name, `facts_${name}`)
  }
  return env
}
