import { createHmac, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyHelmet from '@fastify/helmet'
import fastifyRateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { answerOfferPage, openOfferPage, verifyOffer } from '../use-cases/offer-page.ts'
import { providerCallback } from '../use-cases/provider-callback.ts'
import { IncomingEvent, receiveEvent } from '../use-cases/receive-event.ts'
import { stopByLink } from '../use-cases/stop-by-link.ts'
import { nothingHere, refuse, useErrorForm } from './errors.ts'
import type { Verified, WebhookRequest } from './webhooks/callback.ts'
import { verifyAndParse as email } from './webhooks/email.ts'
import { verifyAndParse as twilio } from './webhooks/twilio.ts'
import { verifyAndParse as voice } from './webhooks/voice.ts'

const SIGNATURE_AGE_MS = 5 * 60_000

/**
 * The only listener that may ever be exposed: the debtors' page, the providers' webhooks and the creditors'
 * events. It knows nothing of the desk.
 */
export async function publicListener(deps: Deps): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, bodyLimit: 1_000_000 })
  // Signatures cover the bytes as they came.
  app.addContentTypeParser(['application/json', 'application/x-www-form-urlencoded'], { parseAs: 'string' }, (_request, body, done) => done(null, body))
  useErrorForm(app, deps.log)
  app.setNotFoundHandler((_request, reply) => nothingHere(reply))
  await app.register(fastifyHelmet, { contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } } })
  await app.register(fastifyRateLimit, { global: false })
  events(app, deps)
  webhooks(app, deps)
  portal(app, deps)
  await pages(app, deps)
  return app
}

const raw = (request: FastifyRequest): string => (typeof request.body === 'string' ? request.body : '')
const json = (request: FastifyRequest): unknown => {
  try {
    return JSON.parse(raw(request))
  } catch {
    throw Object.assign(new Error('The body is not JSON.'), { statusCode: 400 })
  }
}

function signed(request: FastifyRequest, deps: Deps): string | undefined {
  const header = (name: string) => String(request.headers[name] ?? '')
  const timestamp = header('x-parcours-timestamp')
  const wanted = `sha256=${createHmac('sha256', deps.env.WEBHOOK_SECRET).update(`${timestamp}.${raw(request)}`).digest('hex')}`
  const given = header('x-parcours-signature')
  const same = given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted))
  const sentMs = /^\d{13}$/.test(timestamp) ? Number(timestamp) : /^\d{10}$/.test(timestamp) ? Number(timestamp) * 1000 : Date.parse(timestamp)
  const fresh = Math.abs(deps.clock.realMs() - sentMs) < SIGNATURE_AGE_MS
  return same && fresh ? header('x-parcours-key') || 'events' : undefined
}

function events(app: FastifyInstance, deps: Deps): void {
  app.post('/api/v1/events', async (request, reply) => {
    const source = signed(request, deps)
    if (source === undefined) return refuse(reply, 401, { code: 'bad_signature', message: 'The signature does not fit this body, or is older than five minutes.' })
    const answer = await receiveEvent(deps, IncomingEvent.parse(json(request)), source)
    if (answer.kind === 'conflict') {
      return refuse(reply, 409, { code: 'message_id_reused', message: `Message id already used for another event (${answer.eventId}). Nothing was changed.` })
    }
    return reply.code(answer.kind === 'stored' ? 202 : 200).send(answer)
  })
}

function webhooks(app: FastifyInstance, deps: Deps): void {
  const routes: [string, (request: WebhookRequest) => Verified, string][] = [
    ['/webhooks/twilio/status', twilio, deps.env.TWILIO_AUTH_TOKEN],
    ['/webhooks/twilio/inbound', twilio, deps.env.TWILIO_AUTH_TOKEN],
    ['/webhooks/email', email, deps.env.EMAIL_WEBHOOK_SECRET],
    ['/webhooks/voice', voice, deps.env.VOICE_SECRET],
  ]
  for (const [path, verify, secret] of routes) {
    app.post(path, async (request, reply) => {
      const verified = verify({
        url: `${deps.env.PUBLIC_URL}${request.url}`, headers: request.headers, rawBody: raw(request), secret, realNowMs: deps.clock.realMs(),
      })
      if (!verified.ok) return refuse(reply, verified.status, { code: verified.code, message: verified.message })
      const answer = await providerCallback(deps, verified.callback)
      return path.startsWith('/webhooks/twilio') ? reply.type('text/xml').send('<Response/>') : { answer }
    })
  }
}

const Identity = z.strictObject({ birthDate: z.iso.date().optional(), postcode: z.string().max(12).optional() })
const Answer = z.strictObject({
  session: z.string().max(60), answer: z.enum(['accept', 'accepted', 'other_amount', 'asked_human', 'difficulty', 'declined']),
  option: z.int().min(1).max(3).optional(), note: z.string().max(1000).optional(),
})

function portal(app: FastifyInstance, deps: Deps): void {
  const limit = { config: { rateLimit: { max: 600, timeWindow: '1 minute' } } }
  const token = (request: FastifyRequest) => (request.params as { token: string }).token
  app.get('/api/portal/info', () => ({ sandbox: deps.env.SANDBOX_CHANNELS !== '' }))
  app.get('/api/portal/offers/:token', limit, (request) => openOfferPage(deps, token(request)))
  app.post('/api/portal/offers/:token/verify', limit, (request) => verifyOffer(deps, token(request), Identity.parse(json(request))))
  app.post('/api/portal/offers/:token/answer', limit, async (request, reply) => {
    const answered = await answerOfferPage(deps, token(request), Answer.parse(json(request)))
    if (answered.ok) return answered
    return refuse(reply, answered.code === 'no_session' ? 401 : 409, { code: answered.code, message: `This offer cannot be answered: ${answered.code}.` })
  })
  app.route({ method: ['GET', 'POST'], url: '/stop/:runId', handler: async (request, reply) => {
    const done = request.method === 'POST' && (await stopByLink(deps, (request.params as { runId: string }).runId))
    return reply.type('text/html; charset=utf-8').send(stopPage(done))
  } })
}

const stopPage = (done: boolean): string => `<!doctype html><meta name="viewport" content="width=device-width"><title>Emails</title>
<body style="font:16px system-ui;max-width:32rem;margin:3rem auto;padding:0 1rem">${done
  ? '<p>Vous ne recevrez plus d’e-mails à cette adresse.</p><p lang="en">You will get no more emails at this address.</p>'
  : '<form method="post"><p>Ne plus recevoir d’e-mails à cette adresse ?</p><p lang="en">Stop emails to this address?</p><button>Confirmer / Confirm</button></form>'}</body>`

async function pages(app: FastifyInstance, deps: Deps): Promise<void> {
  app.get('/ready', () => ({ ready: true }))
  const dist = deps.env.WEB_DIST
  if (!dist || !existsSync(join(dist, 'portal.html'))) return
  await app.register(fastifyStatic, { root: join(dist, 'assets'), prefix: '/assets/', decorateReply: false })
  const page = readFileSync(join(dist, 'portal.html'), 'utf8')
  app.get('/p/:token', (_request, reply) => reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page))
}
