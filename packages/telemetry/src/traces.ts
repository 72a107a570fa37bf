import type { Log } from './logger.ts'
import type { SpanFields } from './span-fields.ts'

/** A span, for others to be put under it or to point at it. */
export interface SpanMark {
  traceId: string
  spanId: string
}

export interface Work {
  name: string
  fields: SpanFields
  /** Thrown, and yet no failure: an activity that somebody else will complete. */
  isExpected?: (error: unknown) => boolean
}

/** Something that is over. Instants are epoch ms on the real clock. */
export interface Past {
  name: string
  fields: SpanFields
  fromMs: number
  toMs: number
  /** A code. */
  failed?: string
  under?: SpanMark
  /** What caused it, in another trace. */
  because?: SpanMark
}

/**
 * Spans of this process. With a `runId` a span is in the trace of that run, which lasts as long as the run; without, it
 * is under the span in whose work it is, else in a trace of its own. Nothing here throws, waits or fills memory when
 * the receiver is slow or away.
 */
export interface Traces {
  /** Does the work inside a span; `add` says more of it. What the work throws is thrown on. */
  around<T>(what: Work, work: (add: (more: SpanFields) => void) => Promise<T>): Promise<T>
  /** `under` wins over the run: the mark of a span of the same run. */
  record(past: Past): SpanMark
  /** Sends what is left, for two seconds at the most. */
  stop(): Promise<void>
}

export interface TracesPlan {
  /** Base address of an OTLP/HTTP receiver, as in OTEL_EXPORTER_OTLP_ENDPOINT. Absent or empty: no traces. */
  endpoint: string | undefined
  /** Name of the service: server, worker; or as OTEL_SERVICE_NAME has it. */
  service: string
  log: Log
  /** Real ms for one batch, with all its tries. */
  sendWithinMs?: number
}
