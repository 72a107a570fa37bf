import type { Traces, TracesPlan } from './traces.ts'

/** Undefined when nobody asked for traces: then none of the libraries is loaded. */
export async function openTraces(plan: TracesPlan): Promise<Traces | undefined> {
  if (!plan.endpoint) return undefined
  const { otlpTraces } = await import('./otlp-traces.ts')
  return otlpTraces({ ...plan, endpoint: plan.endpoint })
}
