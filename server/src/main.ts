import { openLogger } from '@parcours/telemetry'
import { readEnv } from './env.ts'
import { startServer } from './start-server.ts'

const log = openLogger('server', (line) => process.stdout.write(line), () => Date.now())
const server = await startServer(readEnv(process.env), log)
const stop = async () => {
  await server.stop()
  process.exit(0)
}
process.once('SIGINT', () => void stop())
process.once('SIGTERM', () => void stop())
