import { oneOf, textOf, type RawSearch } from '../../lib/search.ts'

export const TASK_STATUSES = ['open', 'claimed', 'resolved', 'expired'] as const

/** The URL of the inbox: which queue, and which tasks of it. Without a status: open and claimed ones. */
export interface InboxSearch {
  queue?: string
  status?: (typeof TASK_STATUSES)[number]
}

export const inboxSearch = (raw: RawSearch): InboxSearch => ({
  queue: textOf(raw, 'queue'), status: oneOf(raw, 'status', TASK_STATUSES),
})
