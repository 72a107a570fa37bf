import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isSigned } from '../posting/sign.ts'
import type { SandboxContext } from '../sandbox-context.ts'

const Ask = z.object({ since: z.coerce.number().int().min(0), after: z.coerce.number().int().min(0).default(0) })
const PAGE = 500

/** Everything that the providers took since an instant, with our reference (docs/protocols/message-list.md). */
export function messageList(app: FastifyInstance, context: SandboxContext): void {
  app.get('/messages', (request, reply) => {
    if (!isSigned(context.options.secrets.voice, request.url, request.headers)) return reply.code(401).send({ code: 'signature_wrong', message: 'X-Parcours-Signature does not match.' })
    const ask = Ask.safeParse(request.query)
    if (!ask.success) return reply.code(422).send({ code: 'shape_wrong', message: z.prettifyError(ask.error) })
    const taken = context.store.log.takenSince(ask.data.since, ask.data.after, PAGE)
    const messages = taken.map(({ channel, reference, to, atRealMs, providerId }) => ({ channel, reference, to, atRealMs, providerId }))
    return reply.send({ messages, ...(taken.length === PAGE && { next: taken.at(-1)?.id }) })
  })
}
