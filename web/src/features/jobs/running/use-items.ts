import type { BulkPageView } from '@parcours/server/router'
import { usePages } from '../../../lib/pages.ts'
import { api, trpc } from '../../../lib/trpc.ts'
import { isMoving, type ItemChoice } from '../job.ts'

const LIMIT = 100

/** Runs of a job, page by page; read again while they move. Their number is the job's own count of them. */
export function useItems(job: BulkPageView, { state, code }: ItemChoice) {
  const { id, total, counts, codes } = job
  const number = code === undefined ? (state === undefined ? total : counts[state]) : (codes.find((one) => one.state === state && one.code === code)?.n ?? 0)
  const pages = usePages({
    // Read once more when it comes to rest.
    queryKey: [...trpc.bulks.items.pathKey(), id, state, code, isMoving(job)],
    load: async (cursor, signal) => {
      const { rows, next } = await api.bulks.items.query({ bulkId: id, state, code, after: cursor === undefined ? 0 : Number(cursor), limit: LIMIT }, { signal })
      return { total: rows.length, rows, next: next === null ? null : String(next) }
    },
    refetchMs: isMoving(job) ? 1_500 : undefined,
  })
  return { ...pages, total: pages.total === null ? null : number }
}
