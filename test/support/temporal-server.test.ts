import { Client, Connection } from '@temporalio/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTemporalServer, type TemporalServer } from './temporal-server.ts'

describe('a Temporal server of our own', () => {
  let server: TemporalServer
  let connection: Connection
  let client: Client

  beforeAll(async () => {
    server = await startTemporalServer()
    connection = await Connection.connect({ address: server.address })
    client = new Client({ connection, namespace: server.namespace })
  })
  afterAll(async () => {
    await connection.close()
    await server.stop()
  })

  test('keeps closed runs for 30 days', async () => {
    const { config } = await connection.workflowService.describeNamespace({ namespace: server.namespace })
    expect(config?.workflowExecutionRetentionTtl?.seconds?.toNumber()).toBe(30 * 24 * 3600)
  })

  test('takes the search attributes of a run', async () => {
    const searchAttributes = { ParcoursJourney: ['early'], ParcoursPlan: ['p1'], ParcoursPortfolio: ['demo'], ParcoursPhase: ['active'] }
    await client.workflow.start('journey:early', { workflowId: 'with-attributes', taskQueue: 'nobody', searchAttributes })
    const { searchAttributes: kept } = await client.workflow.getHandle('with-attributes').describe()
    expect(kept).toMatchObject(searchAttributes)
  })

  test('refuses an id that its tables could not hold', async () => {
    const start = client.workflow.start('journey:early', { workflowId: 'x'.repeat(256), taskQueue: 'nobody' })
    await expect(start).rejects.toThrow()
  })

  test('still has its runs after kill -9', async () => {
    await client.workflow.start('journey:early', { workflowId: 'survivor', taskQueue: 'nobody' })
    await server.kill()
    await server.restart()
    const { status } = await client.workflow.getHandle('survivor').describe()
    expect(status.name).toBe('RUNNING')
  })
})
