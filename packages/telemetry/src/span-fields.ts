import { createHash } from 'node:crypto'
import { withoutAddresses } from './logger.ts'

/**
 * All that a span may say: ids, types, codes and counts. Nothing else leaves: there is no attribute for a payload, an
 * address, a text or an amount. Names of others' standards where there is one.
 */
export const ATTRIBUTES = {
  runId: 'parcours.run_id',
  visit: 'parcours.visit',
  attempt: 'parcours.attempt',
  activity: 'parcours.activity',
  isLocal: 'parcours.local',
  taskQueue: 'parcours.task_queue',
  /** Which step of a node: act, wait, wake, contact... */
  step: 'parcours.step',
  /** A word of the engine or of a provider's answer: result, wait, defer, hold, stop; accepted, refused, unknown. */
  outcome: 'parcours.outcome',
  code: 'parcours.code',
  channel: 'parcours.channel',
  /** Of a delivery or a command. */
  kind: 'parcours.kind',
  eventId: 'parcours.event_id',
  eventType: 'parcours.event_type',
  status: 'parcours.status',
  listener: 'parcours.listener',
  procedure: 'rpc.method',
  method: 'http.request.method',
  route: 'http.route',
  statusCode: 'http.response.status_code',
  error: 'error.type',
} as const

export type SpanFields = { [Name in keyof typeof ATTRIBUTES]?: string | number | boolean | undefined }

const LONGEST = 120

/** The attributes of these fields. What a caller passes beside them is left out, and no address gets through in a value. */
export function attributesOf(fields: SpanFields): Record<string, string | number | boolean> {
  const out: Record<string, string | number | boolean> = {}
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || !Object.hasOwn(ATTRIBUTES, name)) continue
    out[ATTRIBUTES[name as keyof SpanFields]] = typeof value === 'string' ? withoutAddresses(value).slice(0, LONGEST) : value
  }
  return out
}

/** Where a run's spans belong: both ids follow from the run's, so every process finds them without asking another. */
export function traceOfRun(runId: string): { traceId: string; spanId: string } {
  const hash = createHash('sha256').update(runId).digest('hex')
  return { traceId: hash.slice(0, 32), spanId: hash.slice(32, 48) }
}

/** A code for an error: never its message, which may quote a person. */
export function errorCode(error: unknown): string {
  // Temporal's failures have a type, Node's errors a code; what either holds is looked at before it is believed.
  const own = error instanceof Error ? (error as Error & { type?: unknown; code?: unknown }) : undefined
  const said = [own?.type, own?.code, own?.name].find((one) => typeof one === 'string' && /^\w{1,60}$/.test(one))
  return typeof said === 'string' ? said : 'Error'
}
