// Stands in for server, worker and sandbox in the test of the start script: answers on the port it was given.
import { createServer } from 'node:http'
import { basename, dirname } from 'node:path'

const room = basename(dirname(dirname(process.argv[1] ?? '')))
const port = { server: process.env.DESK_PORT, worker: process.env.WORKER_PORT, sandbox: process.env.SANDBOX_PORT }[room]
const server = createServer((_, response) => response.end(JSON.stringify({ room, node: process.version, clock: process.env.PARCOURS_CLOCK })))
server.listen(Number(port), '127.0.0.1')
process.on('SIGTERM', () => process.exit(0))
