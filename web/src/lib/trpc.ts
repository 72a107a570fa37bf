import { QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import type { AppRouter } from '@parcours/server/router'
import { currentActor } from './actor.ts'
import { isLate, within } from './within.ts'

/** Served by the desk, beside this page. */
const url = '/trpc'

/** Calls without a hook: `await api.runs.get.query({ runId })`. */
export const api = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: (op) => op.type === 'subscription',
      true: httpSubscriptionLink({ url }),
      false: httpBatchLink({ url, fetch: within, maxURLLength: 6000, headers: () => ({ 'x-actor': currentActor() }) }),
    }),
  ],
})

export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 5_000, retry: (failures, error) => failures < 1 && !isLate(error), refetchOnWindowFocus: true } },
})

/**
 * Options for TanStack Query: `useQuery(trpc.runs.get.queryOptions({ runId }))`,
 * `useSubscription(trpc.figures.watch.subscriptionOptions({ filter }))`.
 */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client: api, queryClient })
