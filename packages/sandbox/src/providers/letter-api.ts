import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createHash } from 'node:crypto'
import { PARAMETERS } from '../debtors/parameters.ts'
import { isSigned } from '../posting/sign.ts'
import type { SandboxContext } from '../sandbox-context.ts'
import { orderedRefusal, sleep } from './failure.ts'

/** The print house: takes signed PDFs (docs/protocols/letter-hand-over.md); two days later they are in the box. */
export function letterApi(app: FastifyInstance, context: SandboxContext): void {
  app.post('/letters', (request, reply) => take(context, request, reply))
}

async function take(context: SandboxContext, request: FastifyRequest, reply: FastifyReply) {
  const pdf = request.body instanceof Buffer ? request.body : Buffer.alloc(0)
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  const header = (name: string) => String(request.headers[name] ?? '')
  const failure = context.store.scripts.takeFailure('letter')
  const signed = isSigned(context.options.secrets.letter, sha256, request.headers)
  const refusal = orderedRefusal(failure)
    ?? (signed ? undefined : { status: 401, code: 401, message: 'signature' })
    ?? (pdf.subarray(0, 5).toString() === '%PDF-' ? undefined : { status: 422, code: 422, message: 'not a PDF' })
  const letter = { reference: header('x-parcours-reference'), to: decodeURIComponent(header('x-parcours-postal-key')) }
  context.store.atomically(() => {
    const response = { status: refusal?.status ?? 202, ...(failure ? { ordered: failure.fail } : {}) }
    context.log({ channel: 'letter', ...letter, body: pdf, params: { sha256, bytes: pdf.length }, response })
    if (!refusal) deliver(context, { ...letter, sha256 })
  })
  if (failure?.fail === 'timeout_after_accept') return reply.hijack()
  if (failure?.fail === 'slow') await sleep(failure.delayMs)
  if (refusal) return reply.code(refusal.status).send({ code: String(refusal.code), message: refusal.message })
  return reply.code(202).send({ letterId: sha256 })
}

/** The text is inside the PDF; what matters to the person is that a letter came. */
function deliver(context: SandboxContext, letter: { reference: string; to: string; sha256: string }): void {
  const debtor = context.store.debtors.findBy('postal_key', letter.to)
  if (!debtor || context.silent()) return
  const happening = {
    type: 'noticed', channel: 'letter', text: '', providerId: letter.sha256, reference: letter.reference, from: '',
  } as const
  context.schedule(PARAMETERS.letterDays * 86_400, debtor.id, { kind: 'live', debtorId: debtor.id, happening })
}
