import { CompositePayloadConverter, JsonPayloadConverter, UndefinedPayloadConverter, type Payload, type PayloadConverterWithEncoding } from '@temporalio/common'
import { hashOfPlan, planFromPayload } from '../workflows/preload.ts'

export const PLAN_REF = 'parcours/plan-ref'
export const PLAN_FULL = 'parcours/plan-full'

const PLAN_MARK = Symbol.for('parcours.plan-ref')

/** Stands for a plan on its way to a workflow: only the hash is written to history. */
export class PlanRef {
  // A registered symbol: the client loads this module by path, so its class is another one than the caller's.
  readonly [PLAN_MARK] = true
  readonly hash: string
  constructor(hash: string) {
    this.hash = hash
  }
}
const isPlanRef = (value: unknown): value is PlanRef => typeof value === 'object' && value !== null && PLAN_MARK in value

// TextEncoder is there in the workflow sandbox; Buffer is not.
const encode = (text: string) => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** Plans travel as their hash; the codec on the main thread puts the plan in its place. */
class PlanConverter implements PayloadConverterWithEncoding {
  readonly encodingType = PLAN_REF

  toPayload(value: unknown): Payload | undefined {
    const hash = isPlanRef(value) ? value.hash : hashOfPlan(value)
    return hash === undefined ? undefined : { metadata: { encoding: encode(PLAN_REF) }, data: encode(hash) }
  }

  fromPayload<T>(payload: Payload): T {
    return new PlanRef(decode(payload.data ?? new Uint8Array())) as T
  }
}

class FullPlanConverter implements PayloadConverterWithEncoding {
  readonly encodingType = PLAN_FULL

  toPayload(): undefined {
    return undefined
  }

  fromPayload<T>(payload: Payload): T {
    const hash = decode(payload.metadata?.hash ?? new Uint8Array())
    return planFromPayload(hash, () => decode(payload.data ?? new Uint8Array())) as T
  }
}

export const payloadConverter = new CompositePayloadConverter(
  new UndefinedPayloadConverter(), new PlanConverter(), new FullPlanConverter(), new JsonPayloadConverter(),
)
