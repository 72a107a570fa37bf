// What the scripts print: one line for a thing that is done, two for a thing that takes time.

const HEARTBEAT_MS = 15_000
const bornMs = performance.now()

/** A failure whose message is meant for the person at the terminal: printed as it is, without a stack. */
export class Stop extends Error {}

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

/** Prints one line, with the seconds since the script began. */
export function say(subject, text) {
  const since = seconds(performance.now() - bornMs).padStart(8)
  process.stdout.write(`[${since}] ${subject}: ${text}\n`)
}

/**
 * Runs a piece of work that may take long: says that it begins, that it is still going on, and how long it took.
 * `work` returns the word for its end ("installed"); a failure is passed on.
 */
export async function step(subject, doing, work) {
  const startMs = performance.now()
  const spent = () => seconds(performance.now() - startMs)
  say(subject, doing)
  const heartbeat = setInterval(() => say(subject, `still at it (${spent()} so far)`), HEARTBEAT_MS)
  try {
    const done = await work()
    say(subject, `${done ?? 'done'} in ${spent()}`)
  } finally {
    clearInterval(heartbeat)
  }
}

/** Last resort of an entry script: prints what failed and what to do, and sets the exit code. */
export function reportFailure(error) {
  const text = error instanceof Stop ? error.message : (error?.stack ?? String(error))
  process.stderr.write(`\n${text}\n`)
  process.exitCode = 1
}
