import { createServer } from 'node:http'
import { readEnv } from './env.ts'
import { startWorker } from './start-worker.ts'

const env = readEnv(process.env)
const log = (fields: Record<string, unknown>, message: string) =>
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), process: 'worker', message, ...fields })}\n`)

const worker = await startWorker(env, log)
const health = createServer((request, response) => {
  const ready = request.url === '/ready' ? worker.ready() : true
  response.writeHead(ready ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify({ ready }))
}).listen(env.port, '127.0.0.1')

const stop = async () => {
  health.close()
  await worker.stop()
  process.exit(0)
}
process.once('SIGINT', () => void stop())
process.once('SIGTERM', () => void stop())
