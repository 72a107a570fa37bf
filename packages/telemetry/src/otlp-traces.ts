import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT_CONTEXT, SpanStatusCode, TraceFlags, trace, type Context, type Span, type SpanOptions } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base'
import type { Log } from './logger.ts'
import { attributesOf, errorCode, traceOfRun, type SpanFields } from './span-fields.ts'
import type { Past, SpanMark, Traces, TracesPlan, Work } from './traces.ts'

/** Spans that wait; what comes beyond is dropped. About 2 MB. */
const MOST_WAITING = 2_048
const BATCH = 512
const SEND_EVERY_MS = 1_000
const SEND_WITHIN_MS = 10_000
const STOP_WITHIN_MS = 2_000

/** The span in whose work we are. */
interface Here {
  context: Context
  runId: SpanFields['runId']
}

/** Loaded only when traces are on: see open-traces.ts. Nothing is registered globally, so two can live in one process. */
export function otlpTraces({ endpoint, service, log, sendWithinMs = SEND_WITHIN_MS }: TracesPlan & { endpoint: string }): Traces {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces`, timeoutMillis: sendWithinMs, concurrencyLimit: 4 })
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.namespace': 'parcours', 'service.instance.id': randomUUID() }),
    spanProcessors: [new BatchSpanProcessor(outageToldOnce(exporter, log), {
      maxQueueSize: MOST_WAITING, maxExportBatchSize: BATCH, scheduledDelayMillis: SEND_EVERY_MS, exportTimeoutMillis: sendWithinMs + 1_000,
    })],
  })
  const tracer = provider.getTracer('parcours')
  const place = new AsyncLocalStorage<Here>()
  const start = ({ name, fields }: Pick<Work, 'name' | 'fields'>, parent: Context, more?: SpanOptions) =>
    tracer.startSpan(name, { ...more, attributes: attributesOf(fields) }, parent)
  return {
    around: async (what, work) => {
      const span = start(what, parentOf(what.fields, place.getStore()))
      try {
        return await place.run({ context: trace.setSpan(ROOT_CONTEXT, span), runId: what.fields.runId }, () => work((more) => void span.setAttributes(attributesOf(more))))
      } catch (error) {
        if (!what.isExpected?.(error)) fail(span, errorCode(error))
        throw error
      } finally {
        span.end()
      }
    },
    record: (past) => {
      const parent = past.under ? contextOf(past.under) : parentOf(past.fields, place.getStore())
      const span = start(past, parent, { startTime: instant(past.fromMs), ...linkOf(past) })
      if (past.failed !== undefined) fail(span, past.failed)
      span.end(instant(past.toMs))
      const { traceId, spanId } = span.spanContext()
      return { traceId, spanId }
    },
    stop: () => Promise.race([provider.shutdown().catch(() => {}), sleep(STOP_WITHIN_MS, undefined, { ref: false })]),
  }
}

/** Seconds and nanoseconds. A plain number from before the start of the process would be taken for an offset from it. */
const instant = (ms: number): [number, number] => [Math.floor(ms / 1_000), Math.floor((ms % 1_000) * 1e6)]

const contextOf = (mark: SpanMark): Context => trace.setSpanContext(ROOT_CONTEXT, { ...mark, traceFlags: TraceFlags.SAMPLED, isRemote: true })

/** Under the work that it is a part of; else under the run itself, a parent that nobody ever sends; else on its own. */
function parentOf({ runId }: SpanFields, here: Here | undefined): Context {
  if (here && (runId === undefined || runId === here.runId)) return here.context
  return runId === undefined ? ROOT_CONTEXT : contextOf(traceOfRun(String(runId)))
}

const linkOf = ({ because }: Past): SpanOptions => (because ? { links: [{ context: { ...because, traceFlags: TraceFlags.SAMPLED } }] } : {})

function fail(span: Span, code: string): void {
  span.setAttributes(attributesOf({ error: code }))
  span.setStatus({ code: SpanStatusCode.ERROR })
}

/** Says once that the receiver is away, and once that it is back: a line for each batch would bury everything else. */
function outageToldOnce(inner: SpanExporter, log: Log): SpanExporter {
  let lost = 0
  return {
    export: (spans, done) => inner.export(spans, (result) => {
      // 0 is success (ExportResultCode, in a package that we would need for this number alone).
      if (result.code !== 0) {
        if (lost === 0) log({ level: 'warn', code: errorCode(result.error) }, 'traces do not arrive; the work goes on without them')
        lost += spans.length
      } else if (lost > 0) {
        log({ lost }, 'traces arrive again')
        lost = 0
      }
      done(result)
    }),
    forceFlush: () => inner.forceFlush?.() ?? Promise.resolve(),
    shutdown: () => inner.shutdown(),
  }
}
