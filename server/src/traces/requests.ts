import { AsyncLocalStorage } from 'node:async_hooks'
import { tracingChannel } from 'node:diagnostics_channel'
import type { Server } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SpanFields, Traces } from '@parcours/telemetry'
import type { Noted } from './noted-writes.ts'
import { recordTold } from './told-spans.ts'

/** What Fastify says of each request that reaches its handler: the channel that it keeps for observers. */
interface Handled {
  request: FastifyRequest
  reply: FastifyReply
  route: { url: string; method: string }
}
const CHANNEL = 'fastify.request.handler'

/** A request at work, with what it has written so far. */
interface Request extends Handled {
  listener: string
  fromMs: number
  notes: Noted[]
  isOver: boolean
}

/** A request that writes more than this is a job: its spans do not wait for its end. */
const MOST_NOTES = 100

export interface Requests {
  /** Whose requests are traced. */
  of(listeners: Record<string, { server: Server }>): void
  /** Keeps what was written for the request in whose work it was. False when there is none: a loop, or a job that outlives its request. */
  keep(noted: Noted): boolean
  stop(): void
}

/** Asked every few seconds by machines, and files of the pages: nobody looks for them in a trace. */
const QUIET = /^\/(live|ready|metrics|assets\/.*|\*)$/

interface RequestsPlan {
  /** The names that may appear in a span. */
  procedures: ReadonlySet<string>
  realMs: () => number
  /** What goes wrong in observing must not reach the observed. */
  safely: (work: () => void) => void
}

/**
 * A span for each request to our routes: the pattern of its route (an address may hold a signed link), its procedures,
 * its status. If it speaks of one run, or told one, it is in the trace of that run.
 */
export function traceRequests(traces: Traces, { procedures, realMs, safely }: RequestsPlan): Requests {
  const place = new AsyncLocalStorage<Request | undefined>()
  const names = new Map<Server, string>()
  const { start } = tracingChannel<Request | undefined, Handled>(CHANNEL)
  const begin = (handled: Handled): Request | undefined => {
    const listener = names.get(handled.request.server.server)
    if (listener === undefined || QUIET.test(handled.route.url)) return undefined
    const request: Request = { ...handled, listener, fromMs: realMs(), notes: [], isOver: false }
    handled.reply.raw.once('close', () => {
      request.isOver = true
      safely(() => end(traces, request, { procedures, toMs: realMs() }))
    })
    return request
  }
  start.bindStore(place, begin)
  return {
    of: (listeners) => {
      for (const [name, { server }] of Object.entries(listeners)) names.set(server, name)
    },
    keep: (noted) => {
      const request = place.getStore()
      if (!request || request.isOver || request.notes.length >= MOST_NOTES) return false
      request.notes.push(noted)
      return true
    },
    stop: () => void start.unbindStore(place),
  }
}

function end(traces: Traces, one: Request, { procedures, toMs }: Pick<RequestsPlan, 'procedures'> & { toMs: number }): void {
  const { listener, route, fromMs, request, reply, notes } = one
  const runs = new Set([...runsNamed(one), ...notes.flatMap(({ queued }) => queued.map(({ runId }) => runId))])
  const runId = runs.size === 1 ? [...runs][0] : undefined
  const called = proceduresOf(request, procedures)
  const fields: SpanFields = { runId, listener, method: request.method, route: route.url, procedure: called?.join(','), statusCode: reply.statusCode }
  const mark = traces.record({
    name: called ? called.length === 1 ? called[0] ?? '' : 'several procedures' : `${request.method} ${route.url}`, fields, fromMs, toMs,
    ...(reply.statusCode >= 500 && { failed: String(reply.statusCode) }),
  })
  for (const noted of notes) recordTold(traces, noted, { mark, runId })
}

/** Several at once travel in one request, with a comma between. What is no procedure of ours may be anything. */
function proceduresOf({ params }: FastifyRequest, known: ReadonlySet<string>): string[] | undefined {
  const path = typeof params === 'object' && params !== null && 'path' in params ? params.path : undefined
  return typeof path === 'string' ? path.split(',').map((name) => (known.has(name) ? name : 'unknown')) : undefined
}

/** Longer ones are drawings and lists, which name no run. */
const LONGEST = 20_000
const RUN = /"runId"\s*:\s*"(run_[0-9a-f]{20})"/g

/** The runs in the input of a call: looked for in its text, which is not parsed a second time. */
function runsNamed({ request: { body, query, params } }: Request): string[] {
  if (typeof params !== 'object' || params === null || !('path' in params)) return []
  const input = typeof query === 'object' && query !== null && 'input' in query ? query.input : undefined
  const text = typeof body === 'string' ? body : input
  return typeof text === 'string' && text.length <= LONGEST ? [...text.matchAll(RUN)].map(([, runId = '']) => runId) : []
}
