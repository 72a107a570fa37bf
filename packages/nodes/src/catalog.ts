import type { NodeDefinition } from '@parcours/node-kit'
import { abSplit } from './ab-split/node.ts'
import { condition } from './condition/node.ts'
import { email } from './email/node.ts'
import { end } from './end/node.ts'
import { enter } from './enter/node.ts'
import { humanHandoff } from './human-handoff/node.ts'
import { join } from './join/node.ts'
import { letter } from './letter/node.ts'
import { offerPlan } from './offer-plan/node.ts'
import { planWatch } from './plan-watch/node.ts'
import { promiseWatch } from './promise-watch/node.ts'
import { scoreRisk } from './score-risk/node.ts'
import { sms } from './sms/node.ts'
import { subJourney } from './sub-journey/node.ts'
import { voiceAi } from './voice-ai/node.ts'
import { waitForEvent } from './wait-for-event/node.ts'
import { wait } from './wait/node.ts'

/** By their type. Two of one name are a mistake of the build, found at start. */
export function catalogOf(definitions: readonly NodeDefinition[]): ReadonlyMap<string, NodeDefinition> {
  const catalog = new Map(definitions.map((definition) => [definition.manifest.type, definition]))
  if (catalog.size < definitions.length) throw new Error('Two node types have the same name')
  return catalog
}

/** Every node type of this build, in the order of the palette. A new one is a folder and a line here. */
export const catalog: ReadonlyMap<string, NodeDefinition> = catalogOf([
  enter,
  wait,
  waitForEvent,
  sms,
  email,
  letter,
  voiceAi,
  condition,
  scoreRisk,
  abSplit,
  offerPlan,
  promiseWatch,
  planWatch,
  humanHandoff,
  subJourney,
  join,
  end,
])
