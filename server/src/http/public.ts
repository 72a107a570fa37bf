import { createHmac, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyHelmet from '@fastify/helmet'
import fastifyRateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { answerOfferPage, openOfferPage, verifyOffer, type AnswerRefusal } from '../use-cases/offer-page.ts'
import { providerCallback } from '../use-cases/provider-callback.ts'
import { IncomingEvent, receiveEvent } from '../use-cases/receive-event.ts'
import { reachOf } from '../use-cases/reach-page.ts'
import { stopByLink } from '../use-cases/stop-by-link.ts'
import { nothingHere, refuse, useErrorForm } from './errors.ts'
import { healthRoutes } from './health.ts'
import { reachPage, stopPage } from './plain-pages.ts'
import type { Verified, WebhookRequest } from './webhooks/callback.ts'
import { verifyAndParse as email } from './webhooks/email.ts'
import { verifyAndParse as letter } from './webhooks/letter.ts'
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
  app.addContentTypeParser(['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'], { parseAs: 'string' }, (_request, body, done) => done(null, body))
  useErrorForm(app, deps.log)
  healthRoutes(app, deps, 'public')
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

function signed(request: FastifyRequest, deps: Deps): boolean {
  const header = (name: string) => String(request.headers[name] ?? '')
  const timestamp = header('x-parcours-timestamp')
  const wanted = `sha256=${createHmac('sha256', deps.env.WEBHOOK_SECRET).update(`${timestamp}.${raw(request)}`).digest('hex')}`
  const given = header('x-parcours-signature')
  const same = given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted))
  const sentMs = /^\d{13}$/.test(timestamp) ? Number(timestamp) : /^\d{10}$/.test(timestamp) ? Number(timestamp) * 1000 : Date.parse(timestamp)
  const fresh = Math.abs(deps.clock.realMs() - sentMs) < SIGNATURE_AGE_MS
  return same && fresh
}

function events(app: FastifyInstance, deps: Deps): void {
  app.post('/api/v1/events', async (request, reply) => {
    if (!signed(request, deps)) return refuse(reply, 401, { code: 'bad_signature', message: 'The signature does not fit this body, or is older than five minutes.' })
    const event = IncomingEvent.parse(json(request))
    // The key is not signed: it may name the sender in the log, and decide nothing.
    deps.log({ sender: String(request.headers['x-parcours-key'] ?? '').slice(0, 80), messageId: event.messageId, type: event.type }, 'event')
    const answer = await receiveEvent(deps, event, 'events')
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
    ['/webhooks/letter', letter, deps.env.EMAIL_WEBHOOK_SECRET],
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

/** What the portal says of an answer that was not taken; its page has words of its own for each code. */
const NOT_TAKEN: Record<AnswerRefusal, { status: number; message: string }> = {
  no_session: { status: 401, message: 'Show who you are first.' },
  expired: { status: 409, message: 'It is too late to answer: this offer has lapsed. Nothing was accepted.' },
  closed: { status: 409, message: 'This offer has already been answered. Nothing was changed.' },
  stale: { status: 409, message: 'The amount owed has changed since this offer was made. Nothing was accepted.' },
  no_such_option: { status: 422, message: 'This offer has no such option.' },
}

function portal(app: FastifyInstance, deps: Deps): void {
  const limit = { config: { rateLimit: { max: 600, timeWindow: '1 minute' } } }
  const token = (request: FastifyRequest) => (request.params as { token: string }).token
  app.get('/api/portal/info', () => ({ sandbox: deps.env.SANDBOX_CHANNELS !== '' }))
  app.get('/api/portal/offers/:token', limit, (request) => openOfferPage(deps, token(request)))
  app.post('/api/portal/offers/:token/verify', limit, (request) => verifyOffer(deps, token(request), Identity.parse(json(request))))
  app.post('/api/portal/offers/:token/answer', limit, async (request, reply) => {
    const answered = await answerOfferPage(deps, token(request), Answer.parse(json(request)))
    if (answered.ok) return answered
    const { status, message } = NOT_TAKEN[answered.code]
    return refuse(reply, status, { code: answered.code, message })
  })
  const html = (reply: FastifyReply, body: string) => reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(body)
  app.get('/stop/:token', limit, (_request, reply) => html(reply, stopPage(false)))
  app.post('/stop/:token', limit, async (request, reply) => {
    await stopByLink(deps, token(request))
    return html(reply, stopPage(true))
  })
  app.get('/a/:token', limit, (request, reply) => html(reply, reachPage(reachOf(deps, token(request)), deps.env.SANDBOX_CHANNELS !== '')))
}

async function pages(app: FastifyInstance, deps: Deps): Promise<void> {
  const dist = deps.env.WEB_DIST
  if (!dist || !existsSync(join(dist, 'portal.html'))) return
  await app.register(fastifyStatic, { root: join(dist, 'assets'), prefix: '/assets/', decorateReply: false })
  const page = readFileSync(join(dist, 'portal.html'), 'utf8')
  app.get('/p/:token', (_request, reply) => reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page))
}
