/** As long as the product's wait of one business minute at the bench's clock. */
export const WAIT_MS = 1_000
export const RETRY = { initialInterval: '1 s', maximumInterval: '30 s', maximumAttempts: 10 } as const
