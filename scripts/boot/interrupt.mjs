// Ctrl-C and its kin. The handlers run once, newest first; a second signal, later than an accident, ends at once.

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
const ACCIDENT_MS = 1500
const handlers = []
let firstMs = 0

/** Registers what must happen before the process leaves; returns a function that takes it back. */
export function onInterrupt(handler) {
  if (handlers.length === 0) listen()
  handlers.push(handler)
  return () => handlers.splice(handlers.indexOf(handler), 1)
}

/** Runs the handlers and leaves. Ctrl-C reaches a whole process group, so the same signal may arrive twice. */
export async function interrupt(exitCode) {
  if (firstMs > 0) {
    if (performance.now() - firstMs > ACCIDENT_MS) process.exit(130)
    return
  }
  firstMs = performance.now()
  let code = exitCode
  for (const handler of handlers.toReversed ? handlers.toReversed() : [...handlers].reverse()) {
    try {
      code = (await handler(code)) ?? code
    } catch (error) {
      process.stderr.write(`${error?.stack ?? error}\n`)
    }
  }
  // Work that a handler cut off gets a moment for its own cleaning up.
  setImmediate(() => process.exit(code))
}

/** True from the first signal on: children that end now end because of it. */
export const isInterrupted = () => firstMs > 0

let listening = false
function listen() {
  if (listening) return
  listening = true
  for (const signal of SIGNALS) process.on(signal, () => void interrupt(130))
  // Started by the old Node (node24.mjs) as a child: when that one is killed, this one must not stay behind.
  if (process.channel) {
    process.on('disconnect', () => void interrupt(130))
    process.channel.unref()
  }
}
