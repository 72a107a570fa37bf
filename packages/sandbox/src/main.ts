import { readEnv } from './env.ts'
import { startSandbox } from './start-sandbox.ts'

/** The sandbox as a process: `node packages/sandbox/src/main.ts`; ends on SIGINT and SIGTERM. */
const sandbox = await startSandbox(readEnv(process.env))
console.log(`sandbox: ${sandbox.url}, mail on port ${sandbox.smtpPort}`)

let stopping = false
const stop = () => {
  if (stopping) return
  stopping = true
  sandbox.stop().then(() => process.exit(0), (error: unknown) => {
    console.error('sandbox: could not stop cleanly', error)
    process.exit(1)
  })
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
