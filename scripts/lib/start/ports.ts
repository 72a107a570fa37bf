import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { say, Stop } from '../../boot/say.mjs'

/** Each listener of the product and the port that it asks for first. All but `public` are for this machine only. */
const WANTED = {
  desk: 4600, public: 4601, sandbox: 4602, sandboxSmtp: 4603, worker: 4604, pages: 4605, temporal: 7243, temporalUi: 8243,
} as const

type PortName = keyof typeof WANTED
export type Ports = Record<PortName, number>

/**
 * The ports of this data folder: chosen at its first start, kept in `ports.json`. One that something else uses now
 * gives way to the next free one, which is said and kept.
 */
export async function choosePorts(folder: string, desk: number | undefined): Promise<Ports> {
  const file = join(folder, 'ports.json')
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Ports>) : {}
  const wanted: Ports = { ...WANTED, ...kept }
  if (desk !== undefined) {
    if (!(await isFree(desk))) throw new Stop(`Port ${desk} is in use. Choose another, or leave --port out.`)
    wanted.desk = desk
  }
  const names = Object.keys(WANTED) as PortName[]
  const inUse = new Set<PortName>()
  for (const name of names) if (!(await isFree(wanted[name]))) inUse.add(name)
  const taken = new Set(names.filter((name) => !inUse.has(name)).map((name) => wanted[name]))
  const chosen = { ...wanted }
  for (const name of inUse) {
    chosen[name] = await nextFree(wanted[name], taken)
    taken.add(chosen[name])
    say('Ports', `${wanted[name]} (${name}) is in use, taking ${chosen[name]}`)
  }
  writeFileSync(file, `${JSON.stringify(chosen, null, 2)}\n`)
  return chosen
}

async function nextFree(first: number, taken: ReadonlySet<number>): Promise<number> {
  for (let port = first; port <= 65_535; port++) if (!taken.has(port) && (await isFree(port))) return port
  throw new Stop(`No free port from ${first} on.`)
}

/** True when nothing listens on the port, neither of this machine's loopback nor of all its addresses. */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '0.0.0.0'))
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}
