import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PIN_FOLDER } from './cache.ts'

interface DynamicValue {
  key: string
  value: unknown
}

/** Where a server of our own listens and what it keeps. Ports are on loopback. */
export interface ServerPlace {
  port: number
  /** Port of its web pages; without one there are none. */
  uiPort?: number
  namespace: string
  /** File of the database; it is made when missing. */
  dbFile: string
}

/**
 * Arguments of `temporal server start-dev`. synchronous=FULL: with WAL and NORMAL a power cut may take back rows that
 * were committed, and our own database would be ahead of Temporal's.
 */
export function serverArgs({ port, uiPort, namespace, dbFile }: ServerPlace): string[] {
  return [
    'server', 'start-dev',
    '--db-filename', dbFile,
    '--sqlite-pragma', 'journal_mode=WAL',
    '--sqlite-pragma', 'synchronous=FULL',
    '--namespace', namespace,
    '--ip', '127.0.0.1',
    '--port', String(port),
    ...(uiPort ? ['--ui-ip', '127.0.0.1', '--ui-port', String(uiPort), '--ui-disable-news-fetch'] : ['--headless']),
    ...dynamicValues().flatMap(({ key, value }) => ['--dynamic-config-value', `${key}=${JSON.stringify(value)}`]),
  ]
}

/** The environment for it: a TEMPORAL_... variable of the caller would change what the CLI does. */
export function serverEnv(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('TEMPORAL_')))
}

function dynamicValues(): DynamicValue[] {
  // Our own file, checked by its test; the CLI refuses keys that it does not know how to read.
  return JSON.parse(readFileSync(join(PIN_FOLDER, 'dynamic-config.json'), 'utf8')) as DynamicValue[]
}
