import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { SandboxContext } from '../sandbox-context.ts'
import { acceptSms } from './accept-sms.ts'
import { orderedRefusal, sleep } from './failure.ts'
import type { Refusal } from './failure.ts'
import { textOf } from './request-body.ts'
import { smsError, smsResource } from './sms-resource.ts'

type Account = { Params: { sid: string } }
type List = Account & { Querystring: Record<string, string | undefined> }

/**
 * The part of the Twilio Messages API that our channel uses: create and list. Every create is logged before
 * anything else, whatever becomes of it, and none is deduplicated.
 */
export function smsApi(app: FastifyInstance, context: SandboxContext): void {
  const path = '/2010-04-01/Accounts/:sid/Messages.json'
  app.post<Account>(path, (request, reply) => create(context, request, reply))
  app.get<List>(path, (request, reply) => list(context, request, reply))
}

async function create(context: SandboxContext, request: FastifyRequest<Account>, reply: FastifyReply) {
  const form = Object.fromEntries(new URLSearchParams(textOf(request.body)))
  const { To = '', From = '', Body = '', StatusCallback = '' } = form
  const reference = URL.canParse(StatusCallback) ? (new URL(StatusCallback).searchParams.get('reference') ?? '') : ''
  const failure = context.store.scripts.takeFailure('sms')
  const ordered = failure ? { ordered: failure.fail } : {}
  const refusal = orderedRefusal(failure)
    ?? refusalOf(context, { authorization: request.headers.authorization, to: To, from: From, body: Body })
  const answer = context.store.atomically(() => {
    const response = { status: refusal?.status ?? 201, ...(refusal ? { code: refusal.code } : {}), ...ordered }
    const logId = context.log({ channel: 'sms', reference, to: To, body: Body, params: form, response })
    if (refusal) return { status: refusal.status, body: smsError(refusal.status, refusal.code, refusal.message) }
    const message = acceptSms(context, {
      providerId: context.id('SM', logId), reference, to: To, from: From, body: Body, callbackUrl: StatusCallback,
      accountSid: request.params.sid,
    })
    return { status: 201, body: smsResource(message) }
  })
  if (failure?.fail === 'timeout_after_accept') return reply.hijack()
  if (failure?.fail === 'slow') await sleep(failure.delayMs)
  return reply.code(answer.status).send(answer.body)
}

interface Asked {
  authorization: string | undefined
  to: string
  from: string
  body: string
}

/** What Twilio refuses: wrong credentials, unusable numbers, no text, and numbers that said STOP (21610). */
function refusalOf(context: SandboxContext, asked: Asked): Refusal | undefined {
  if (!isSignedIn(context, asked.authorization)) return { status: 401, code: 20003, message: 'Authenticate' }
  if (!/^\+[1-9]\d{6,14}$/.test(asked.to)) return { status: 400, code: 21211, message: `Invalid 'To' Phone Number: ${asked.to}` }
  if (!asked.from) return { status: 400, code: 21603, message: "A 'From' phone number is required" }
  if (!asked.body) return { status: 400, code: 21602, message: 'Message body is required' }
  if (context.store.messages.isBlocked(asked.to, asked.from)) {
    return { status: 400, code: 21610, message: 'Attempt to send to unsubscribed recipient' }
  }
  return undefined
}

/** Basic auth with the account's token; any account id will do. */
function isSignedIn(context: SandboxContext, authorization = ''): boolean {
  const [, encoded = ''] = /^Basic (.+)$/.exec(authorization) ?? []
  const password = Buffer.from(encoded, 'base64').toString('utf8').split(':').slice(1).join(':')
  return password === context.options.secrets.twilioAuthToken
}

function list(context: SandboxContext, request: FastifyRequest<List>, reply: FastifyReply) {
  if (!isSignedIn(context, request.headers.authorization)) return reply.code(401).send(smsError(401, 20003, 'Authenticate'))
  const { To, Reference, PageSize } = request.query
  const { messages } = context.store
  // `Reference` is ours alone: Twilio cannot search by what stands in the callback address.
  const found = Reference ? messages.byReference('sms', Reference) : messages.sentTo('sms', To ?? '', Number(PageSize ?? 50))
  return reply.send({
    messages: found.map(smsResource), page: 0, page_size: found.length, start: 0, end: found.length, uri: request.url,
    first_page_uri: request.url, next_page_uri: null, previous_page_uri: null,
  })
}
