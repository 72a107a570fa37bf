import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isSigned } from '../posting/sign.ts'
import type { SandboxContext } from '../sandbox-context.ts'
import type { Message } from '../store/message-rows.ts'
import { orderedRefusal, sleep } from './failure.ts'
import type { Refusal } from './failure.ts'
import { jsonOf, textOf } from './request-body.ts'

/** The order of a call (docs/protocols/voice-call-api.md). */
const CallOrder = z.object({
  reference: z.string().min(1),
  to: z.string().regex(/^\+[1-9]\d{6,14}$/),
  from: z.string().min(1),
  language: z.enum(['en', 'fr']),
  script: z.object({ opening: z.string(), purposes: z.array(z.string()) }).loose(),
  callbackUrl: z.url(),
})
type CallOrder = z.infer<typeof CallOrder>

/** Business seconds from the order to the ringing. */
const DIAL_S = 2

/** The voice provider: every order is logged and dialled, the same reference twice means two calls. */
export function voiceApi(app: FastifyInstance, context: SandboxContext): void {
  app.post('/voice/calls', (request, reply) => order(context, request, reply))
  app.get<{ Querystring: { reference?: string } }>('/voice/calls', (request, reply) => {
    if (!isSigned(context.options.secrets.voice, request.url, request.headers)) return reply.code(401).send(UNSIGNED)
    const calls = context.store.messages.byReference('voice_ai', request.query.reference ?? '')
    return reply.send({ calls: calls.map(callView) })
  })
}

const UNSIGNED = { code: 'signature_wrong', message: 'X-Parcours-Signature does not match.' }

const callView = (call: Message) =>
  ({ callId: call.providerId, status: call.status, ...(call.status === 'ended' ? { result: call.detail['result'] } : {}) })

async function order(context: SandboxContext, request: FastifyRequest, reply: FastifyReply) {
  const text = textOf(request.body)
  const parsed = CallOrder.safeParse(jsonOf(text))
  const failure = context.store.scripts.takeFailure('voice_ai')
  const refusal = orderedRefusal(failure) ?? refusalOf(context, { text, headers: request.headers, parsed })
  const callId = context.store.atomically(() => {
    const params = parsed.success ? parsed.data : { unreadable: text.slice(0, 1000) }
    const [reference, to] = parsed.success ? [parsed.data.reference, parsed.data.to] : ['', '']
    const response = { status: refusal?.status ?? 202, ...(failure ? { ordered: failure.fail } : {}) }
    const logId = context.log({ channel: 'voice_ai', reference, to, body: text, params, response })
    return refusal || !parsed.success ? '' : dial(context, parsed.data, context.id('CA', logId))
  })
  if (failure?.fail === 'timeout_after_accept') return reply.hijack()
  if (failure?.fail === 'slow') await sleep(failure.delayMs)
  if (refusal) return reply.code(refusal.status).send({ code: String(refusal.code), message: refusal.message })
  return reply.code(202).send({ callId, status: 'queued' })
}

type Asked = { text: string; headers: FastifyRequest['headers']; parsed: z.ZodSafeParseResult<CallOrder> }

function refusalOf(context: SandboxContext, { text, headers, parsed }: Asked): Refusal | undefined {
  if (!isSigned(context.options.secrets.voice, text, headers)) return { status: 401, code: 401, message: UNSIGNED.message }
  if (!parsed.success) return { status: 422, code: 422, message: z.prettifyError(parsed.error) }
  return undefined
}

function dial(context: SandboxContext, call: CallOrder, callId: string): string {
  context.store.messages.add({
    providerId: callId, channel: 'voice_ai', reference: call.reference, to: call.to, from: call.from,
    body: call.script.opening, callbackUrl: call.callbackUrl, status: 'queued', createdRealMs: Date.now(), detail: {},
  })
  context.schedule(DIAL_S, callId, { kind: 'ring', callId })
  return callId
}
