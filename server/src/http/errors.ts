import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'

/** Every error of the public listener and of plain HTTP routes has this one form. */
export interface HttpError {
  error: { code: string; message: string; issues?: { path: string; message: string }[] }
}

export function refuse(reply: FastifyReply, status: number, error: HttpError['error']): FastifyReply {
  return reply.code(status).send({ error } satisfies HttpError)
}

/** Maps what handlers throw: bad input says what and where, the rest says nothing of our insides. */
export function useErrorForm(app: FastifyInstance, log: (fields: Record<string, unknown>, message: string) => void): void {
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof z.ZodError) {
      const issues = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
      return refuse(reply, 422, { code: 'invalid_body', message: 'The body does not have the documented shape.', issues })
    }
    const status = error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
    if (status >= 500) log({ error: String(error) }, 'a request failed')
    const message = status >= 500 ? 'Something went wrong on our side. Nothing was changed; try again.' : String(error instanceof Error ? error.message : error)
    return refuse(reply, status, { code: status >= 500 ? 'internal' : 'refused', message })
  })
}

export const nothingHere = (reply: FastifyReply): FastifyReply =>
  refuse(reply, 404, { code: 'not_found', message: 'There is nothing at this address.' })
