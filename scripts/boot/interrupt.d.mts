/** The handler is told the exit code so far; the number it returns, if any, replaces it. */
export function onInterrupt(handler: (exitCode: number) => Promise<number | void> | number | void): () => void
export function interrupt(exitCode: number): Promise<void>
export function isInterrupted(): boolean
