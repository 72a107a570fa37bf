import type { SpanFields, SpanMark, Traces } from '@parcours/telemetry'
import type { Noted } from './noted-writes.ts'

/** The request in which a write was done. */
export interface Cause {
  mark: SpanMark
  /** Whose trace the request is in, if a run's. */
  runId: string | undefined
}

type Told = Pick<Noted, 'fromMs' | 'toMs'> & { name: string; fields: SpanFields }

/** One span for each run that was told something, in its trace; and one for an event that no run heard. */
export function recordTold(traces: Traces, noted: Noted, cause?: Cause): void {
  for (const told of toldBy(noted)) {
    const isUnder = cause !== undefined && (told.fields.runId === undefined || told.fields.runId === cause.runId)
    traces.record({ ...told, ...(cause && (isUnder ? { under: cause.mark } : { because: cause.mark })) })
  }
}

function toldBy({ events, queued, fromMs, toMs }: Noted): Told[] {
  const heard = new Set<string>()
  const told = queued.map(({ runId, kind, payload }): Told => {
    const says = readable(payload)
    if (kind !== 'event') return { name: `${kind} queued`, fields: { runId, kind, code: says.ask?.kind }, fromMs, toMs }
    const event = says.ref === undefined ? undefined : events.get(says.ref)
    if (event && says.ref !== undefined) heard.add(says.ref)
    return { name: 'event received', fields: { runId, kind, eventType: says.type, eventId: says.ref, status: event?.status }, fromMs, toMs }
  })
  const unheard = [...events].filter(([id]) => !heard.has(id))
    .map(([id, { type, status }]): Told => ({ name: 'event received', fields: { eventId: id, eventType: type, status }, fromMs, toMs }))
  return [...told, ...unheard]
}

/** Of a row of the outbox only what are codes and ids of ours: an event's type and reference, the kind of a command. */
function readable(payload: string): { type?: string; ref?: string; ask?: { kind?: string } } {
  const given = JSON.parse(payload) as unknown
  if (typeof given !== 'object' || given === null) return {}
  const { type, ref, ask } = given as Record<string, unknown>
  const kind = typeof ask === 'object' && ask !== null && 'kind' in ask ? ask.kind : undefined
  return { ...(typeof type === 'string' && { type }), ...(typeof ref === 'string' && { ref }), ...(typeof kind === 'string' && { ask: { kind } }) }
}
