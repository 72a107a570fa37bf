// Brings the namespace of a Temporal server of our own to what Parcours needs; of a foreign server it only checks it.
// Usage: node scripts/setup-namespace.ts --address host:port --namespace name [--own]
import { parseArgs } from 'node:util'
import { Connection } from '@temporalio/client'
import { checkForeign, NotReady, prepareOwn } from './lib/temporal/namespace.ts'

const { values } = parseArgs({
  options: { address: { type: 'string' }, namespace: { type: 'string' }, own: { type: 'boolean', default: false } },
})
const { address, namespace, own } = values
if (!address || !namespace) throw new Error('usage: setup-namespace --address host:port --namespace name [--own]')

try {
  const connection = await Connection.connect({ address, connectTimeout: '20s' })
  await (own ? prepareOwn(connection, namespace) : checkForeign(connection, { address, namespace }))
  await connection.close()
} catch (error) {
  const text = error instanceof Error ? error.message : String(error)
  process.stderr.write(error instanceof NotReady ? `${text}\n` : `The Temporal server at ${address} did not answer as expected: ${text}\n`)
  process.exitCode = 1
}
