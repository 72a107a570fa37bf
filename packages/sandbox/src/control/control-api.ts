import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { SandboxContext } from '../sandbox-context.ts'
import { jsonOf } from '../providers/request-body.ts'
import { ToldClock } from '../schedule/business-time.ts'
import { CallbackScript, FailScript, OnScript } from './script.ts'
import { TellDebtors, tellDebtors } from './tell-debtors.ts'
import { wakeAll } from './wake-all.ts'

/** How the product and the tests steer the sandbox; loopback only, JSON only. */
export function controlApi(app: FastifyInstance, context: SandboxContext): void {
  const { store } = context
  app.get('/ready', () => ({ ready: true, businessMs: context.businessMs() ?? null, silent: context.silent() }))

  app.get<{ Querystring: { since?: string; limit?: string; reference?: string } }>('/log', (request) => {
    const { since = '0', limit = '1000', reference } = request.query
    const entries = reference ? store.log.byReference(reference) : store.log.since(Number(since), Math.min(10_000, Number(limit)))
    return { entries, next: entries.at(-1)?.id ?? Number(since) }
  })

  /** What is still to come, and what no one would take: for tests that wait, and for looking into trouble. */
  app.get('/schedule', () => ({ counts: store.actions.counts(), dead: store.actions.dead() }))

  app.post('/control/clock', (request, reply) =>
    parsed(reply, ToldClock, request.body, (clock) => { store.settings.setClock(clock) }))

  app.post('/control/debtors', (request, reply) =>
    parsed(reply, TellDebtors, request.body, (told) => tellDebtors(context, told)))

  app.post('/control/behaviour', (request, reply) => {
    const told = Object(jsonOf(request.body)) as object
    if ('fail' in told) return parsed(reply, FailScript, request.body, (script) => { store.scripts.add(script) })
    if ('callbacks' in told) return parsed(reply, CallbackScript, request.body, (script) => { store.scripts.add(script) })
    return parsed(reply, OnScript, request.body, (script) => { obey(context, script) })
  })
}

function obey(context: SandboxContext, script: z.infer<typeof OnScript>): void {
  const { scripts, settings } = context.store
  switch (script.on) {
    case 'silent':
      return settings.setSilent(true)
    case 'live':
      settings.setSilent(false)
      return wakeAll(context)
    case 'clear':
      return scripts.clear()
    default:
      return scripts.add(script)
  }
}

/** Parses the JSON text of a body and answers 204, or what `then` returns, or 422 with what is wrong. */
function parsed<T extends z.ZodType>(reply: FastifyReply, schema: T, body: unknown, then: (value: z.infer<T>) => object | void) {
  const result = schema.safeParse(jsonOf(body))
  if (!result.success) return reply.code(422).send({ code: 'shape_wrong', message: z.prettifyError(result.error) })
  const answer = then(result.data)
  return answer ? reply.send(answer) : reply.code(204).send()
}
