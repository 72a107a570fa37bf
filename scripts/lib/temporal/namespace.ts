import type { Connection } from '@temporalio/client'
import { isGrpcServiceError } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time.js'
import { setTimeout as sleep } from 'node:timers/promises'
import { isTooOld, OLDEST_SERVER } from './version.ts'

/** How long closed runs stay readable in Temporal: 30 days. */
const RETENTION_S = 30 * 24 * 3600

/** Set at the start of a run, in clear text: never personal data. */
const ATTRIBUTES = ['ParcoursJourney', 'ParcoursPlan', 'ParcoursPortfolio', 'ParcoursPhase'] as const

const NOT_FOUND = 5
const KEYWORD = 2
const APPEAR_MS = 20_000

/** The server is there, but not as Parcours needs it; the message tells what to do. */
export class NotReady extends Error {}

/** Creates what is missing on a server that belongs to us. */
export async function prepareOwn(connection: Connection, namespace: string): Promise<void> {
  await refuseOld(connection)
  const keepS = (await eventually(() => retentionS(connection, namespace))) ?? 0
  if (keepS < RETENTION_S) {
    const workflowExecutionRetentionTtl = msToTs(RETENTION_S * 1000)
    await connection.workflowService.updateNamespace({ namespace, config: { workflowExecutionRetentionTtl } })
  }
  const missing = await missingAttributes(connection, namespace)
  if (missing.length === 0) return
  const searchAttributes = Object.fromEntries(missing.map((name) => [name, KEYWORD]))
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes })
  await eventually(async () => ((await missingAttributes(connection, namespace)).length === 0 ? true : undefined))
}

/** Refuses, with the commands to run, a server that is not ours to change. */
export async function checkForeign(connection: Connection, { address, namespace }: { address: string; namespace: string }): Promise<void> {
  await refuseOld(connection)
  const keepS = await retentionS(connection, namespace)
  const at = `--address ${address} --namespace ${namespace}`
  if (keepS === undefined) {
    throw new NotReady(`The Temporal server at ${address} has no namespace "${namespace}". Run:\n  temporal operator namespace create ${at} --retention 30d\n  ${attributeCommand(ATTRIBUTES, at)}`)
  }
  const commands: string[] = []
  if (keepS < RETENTION_S) commands.push(`temporal operator namespace update ${at} --retention 30d`)
  const missing = await missingAttributes(connection, namespace)
  if (missing.length > 0) commands.push(attributeCommand(missing, at))
  if (commands.length === 0) return
  const lacks = [keepS < RETENTION_S && `keeps closed runs ${Math.round(keepS / 3600)} hours, not 720`, missing.length > 0 && `lacks the search attributes ${missing.join(', ')}`]
  throw new NotReady(`The namespace "${namespace}" at ${address} ${lacks.filter(Boolean).join(' and ')}. Run:\n  ${commands.join('\n  ')}`)
}

const attributeCommand = (names: readonly string[], at: string) =>
  `temporal operator search-attribute create ${at} ${names.map((name) => `--name ${name} --type Keyword`).join(' ')}`

async function refuseOld(connection: Connection): Promise<void> {
  const { serverVersion } = await connection.workflowService.getSystemInfo({})
  if (isTooOld(serverVersion)) {
    throw new NotReady(`This is Temporal server ${serverVersion}: refused, ${OLDEST_SERVER} or newer is needed.`)
  }
}

/** Seconds that the namespace keeps closed runs; undefined when there is no such namespace. */
async function retentionS(connection: Connection, namespace: string): Promise<number | undefined> {
  try {
    const { config } = await connection.workflowService.describeNamespace({ namespace })
    return config?.workflowExecutionRetentionTtl?.seconds?.toNumber() ?? 0
  } catch (error) {
    if (isGrpcServiceError(error) && error.code === NOT_FOUND) return undefined
    throw error
  }
}

async function missingAttributes(connection: Connection, namespace: string): Promise<string[]> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace })
  return ATTRIBUTES.filter((name) => customAttributes[name] !== KEYWORD)
}

/** A server that has just started answers before its namespace stands. */
async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T | undefined> {
  const lastMs = Date.now() + APPEAR_MS
  for (;;) {
    const answer = await ask()
    if (answer !== undefined || Date.now() > lastMs) return answer
    await sleep(100)
  }
}
