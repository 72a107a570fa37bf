/** Lets requests that have come in meanwhile be answered: work on a file goes on beside them, not before them. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
