import { readEnv } from './env.ts'
import { startServer } from './start-server.ts'

const log = (fields: Record<string, unknown>, message: string) =>
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), process: 'server', message, ...fields })}\n`)

const server = await startServer(readEnv(process.env), log)
const stop = async () => {
  await server.stop()
  process.exit(0)
}
process.once('SIGINT', () => void stop())
process.once('SIGTERM', () => void stop())
