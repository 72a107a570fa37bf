import { z } from 'zod'
import { listEvents, type EventRecord } from '@parcours/store'
import { EVENT_REASONS } from '../use-cases/run-timeline-events.ts'
import { wordsFor } from '../words.ts'
import { PageInput } from './runs.ts'
import { procedure, router } from './trpc.ts'
import type { EventRow } from './views.ts'

const Ask = z.strictObject({ status: z.enum(['applied', 'unmatched', 'refused']).optional(), ...PageInput })

export const eventsRouter = router({
  list: procedure.input(Ask).query(({ ctx, input }) => {
    const page = listEvents(ctx.deps.db.read, input)
    return { ...page, rows: page.rows.map(eventRow) }
  }),
})

const eventRow = ({ id, source, messageId, type, at, status, reference, reason }: EventRecord): EventRow =>
  ({ eventId: id, source, messageId, type, atMs: at, status, reference, reason: reason === null ? null : wordsFor(EVENT_REASONS, reason) })
