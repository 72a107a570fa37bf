import type { Plan, PlanNode } from '@parcours/journey'
import type { NodeDefinition, Step } from '@parcours/node-kit'
import { planJsonOf, type Db } from '@parcours/store'
import type { Channel, ChannelName } from '../channels/index.ts'
import type { BusinessClock } from '../business-clock.ts'

/** What activities are given; the worker's main puts it together once. */
export interface Deps {
  db: Db
  clock: BusinessClock
  catalog: ReadonlyMap<string, NodeDefinition>
  channels: Record<ChannelName, Channel>
  publicUrl: string
  linkSecret: string
  plans: PlanCache
}

/** Plans by hash, parsed once in this process. */
export class PlanCache {
  private readonly plans = new Map<string, Plan>()
  private readonly db: Db

  constructor(db: Db) {
    this.db = db
  }

  json(hash: string): string | undefined {
    return planJsonOf(this.db.read, hash)
  }

  get(hash: string): Plan {
    let plan = this.plans.get(hash)
    if (plan) return plan
    const json = this.json(hash)
    if (json === undefined) throw new Error(`plan ${hash} is not in this database`)
    plan = JSON.parse(json) as Plan
    this.plans.set(hash, plan)
    return plan
  }
}

export function nodeOf(plan: Plan, index: number): PlanNode {
  const node = plan.nodes[index]
  if (!node) throw new Error(`the plan has no node ${index}`)
  return node
}

export function stepOf(deps: Deps, node: PlanNode, name: string): Step<Record<string, unknown>> {
  const step = deps.catalog.get(node.type)?.steps[name]
  // A worker older than the plan: failing the activity makes Temporal try again on a newer one.
  if (!step) throw new Error(`node type ${node.type} has no step ${name} in this worker`)
  return step
}
