import { isIP } from 'node:net'

/** True for 127.0.0.0/8, ::1 and the name `localhost` itself; 0.0.0.0 and names that resolve there are not. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  if (isIP(bare) === 4) return bare.startsWith('127.')
  return bare === '::1' || bare === 'localhost'
}

/**
 * True only if `url` is the sandbox that this installation started: a loopback address with its very port.
 * Loopback alone would not do, since a relay to the real world may listen there too.
 */
export function isSandboxUrl(url: string, sandboxUrl: string | undefined): boolean {
  if (sandboxUrl === undefined) return false
  const [target, sandbox] = [new URL(url), new URL(sandboxUrl)]
  return isLoopback(target.hostname) && isLoopback(sandbox.hostname) && target.origin === sandbox.origin
}

/** The same for SMTP, by the sandbox's mail port. */
export function isSandboxSmtp(host: string, port: number, sandboxPort: number | undefined): boolean {
  return sandboxPort !== undefined && port === sandboxPort && isLoopback(host)
}
