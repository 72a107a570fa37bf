import { run } from '../../boot/exec.mjs'

/** Worker versioning, which the product relies on, came with server 1.29. */
export const OLDEST_SERVER = '1.29'

/** What `temporal --version` says, for example cli "1.8.2", server "1.31.2". */
export interface TemporalVersion {
  cli: string
  server: string
}

/** Reads "temporal version 1.8.2 (Server 1.31.2, UI 2.50.1)"; undefined when the text is another. */
export function parseVersion(text: string): TemporalVersion | undefined {
  const match = /temporal version (\S+) \(Server (\d+\.\d+\.\d+[^\s,)]*)/.exec(text)
  return match?.[1] && match[2] ? { cli: match[1], server: match[2] } : undefined
}

/** True when a server of this version may not be used. */
export function isTooOld(server: string): boolean {
  const [major = 0, minor = 0] = server.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_SERVER.split('.').map(Number)
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor)
}

/** Asks an executable for its version; undefined when it does not run here or is something else. */
export async function versionOf(path: string): Promise<TemporalVersion | undefined> {
  const { code, output } = await run(path, ['--version'], { timeoutMs: 20_000 })
  return code === 0 ? parseVersion(output) : undefined
}
