import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb, type Db } from '@parcours/store'
import { addPortfolio } from './people.ts'
import { startProcess } from './process.ts'
import { profileArgs, type Profile } from './profiled.ts'
import { environment, freePorts } from './settings.ts'

/** The server process on a database of its own, without Temporal and without a worker: for what only reads rows. */
export interface DeskAlone {
  deskUrl: string
  db: Db
  pid: number
}

/** Runs `work` on it and takes everything away again. The clock is the wall's. */
export async function onDeskAlone<T>({ profile }: { profile: Profile | undefined }, work: (desk: DeskAlone) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'parcours-bench-desk-'))
  const ports = await freePorts()
  const env: Record<string, string> = {
    ...environment({ folder, ports, temporal: { address: '127.0.0.1:1', namespace: 'none' } }), PARCOURS_CLOCK: 'wall', SANDBOX_PORT: '', SANDBOX_CHANNELS: '',
  }
  try {
    const server = await startProcess({ name: 'server', main: 'server/src/main.ts', port: ports.desk, env, folder, nodeArgs: profileArgs(profile, 'server') })
    const db = await openDb(env.PARCOURS_DB ?? '')
    try {
      await addPortfolio(db)
      return await work({ deskUrl: `http://127.0.0.1:${ports.desk}`, db, pid: server.pid })
    } finally {
      await db.close()
      await server.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
