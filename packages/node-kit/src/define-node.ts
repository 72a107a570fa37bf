import { z } from 'zod'
import type {
  Category, CheckContext, Finding, LowerContext, Lowered, NodeType, OutcomeView, Words,
} from '@parcours/journey'
import type { Step } from './steps.ts'

type Config = Record<string, unknown>

/** What the author of a node type writes: one folder, one call of `defineNode`. */
export interface NodeSpec<C extends Config> {
  /** kebab-case, unique, never renamed: versions and histories carry it. */
  type: string
  category: Category
  /** lucide icon name. */
  icon: string
  label: Words
  hint: Words
  /** Settings; `.meta({label, control, unit})` decides the control of the form. */
  config: z.ZodType<C>
  defaults: C
  outcomes: (config: C) => OutcomeView[]
  /** The card's one line: what it does, in words. */
  sentence: (config: C) => Words
  check?: (config: C, context: CheckContext) => Finding[]
  lower: (config: C, context: LowerContext) => Lowered[]
  /** Named steps that its `act` instructions call. */
  steps?: Record<string, Step<C>>
  traits?: Partial<Pick<NodeType, 'starts' | 'ends' | 'takesTime' | 'joins' | 'contacts' | 'human'>>
  addable?: boolean
}

/** A node type with its steps: the compiler sees `NodeType`, the worker also calls `steps`. */
export interface NodeDefinition extends NodeType {
  steps: Readonly<Record<string, Step<Config>>>
}

/**
 * Makes a node type. The config is parsed strictly at this one border; inside, the author's functions
 * receive the typed value.
 */
export function defineNode<C extends Config>(spec: NodeSpec<C>): NodeDefinition {
  // Parsed by this very schema just before, on every way in: the compiler never hands on a raw config.
  const typed = (config: Config) => config as C
  return {
    manifest: manifestOf(spec),
    starts: false, ends: false, takesTime: false, joins: false, contacts: false, human: false,
    ...spec.traits,
    parse(config) {
      const parsed = spec.config.safeParse(config)
      if (parsed.success) return { ok: true, config: parsed.data }
      return { ok: false, findings: parsed.error.issues.map(toFinding) }
    },
    outcomes: (config) => spec.outcomes(typed(config)),
    sentence: (config) => spec.sentence(typed(config)),
    check: (config, context) => spec.check?.(typed(config), context) ?? [],
    lower: (config, context) => spec.lower(typed(config), context),
    // Same reason: steps run with the config that the plan carries, parsed at publish.
    steps: (spec.steps ?? {}) as Record<string, Step<Config>>,
  }
}

function manifestOf<C extends Config>(spec: NodeSpec<C>) {
  return {
    type: spec.type,
    category: spec.category,
    icon: spec.icon,
    label: spec.label,
    hint: spec.hint,
    schema: z.toJSONSchema(spec.config, { io: 'input' }) as Record<string, unknown>,
    defaultConfig: spec.defaults,
    addable: spec.addable ?? true,
    hasInput: !spec.traits?.starts,
  }
}

/** Zod's own words in French; it answers a text, or an object around one. */
const inFrench = z.locales.fr().localeError

function toFinding(issue: z.core.$ZodIssue): Finding {
  const french = inFrench(issue as z.core.$ZodRawIssue)
  return {
    code: 'invalid-setting',
    severity: 'error',
    path: issue.path.join('.'),
    message: { en: issue.message, fr: (typeof french === 'string' ? french : french?.message) ?? issue.message },
  }
}
