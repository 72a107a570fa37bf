// Loaded into server and worker before their own code (node --import): while the file PARCOURS_FULL_WHEN exists, no
// connection may add a page to its database, which is what SQLite does on a full disk (SQLITE_FULL), without filling one.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

interface Connection {
  open: boolean
  pragma(source: string, options?: { simple: boolean }): unknown
}

const LIMITLESS = 4_294_967_294
const LOOK_MS = 25
const flag = process.env['PARCOURS_FULL_WHEN']

// The product's own copy, by the package that brings it.
const store = createRequire(new URL('../../../packages/store/package.json', import.meta.url))
const prototype = (store('better-sqlite3') as { prototype: Connection }).prototype
const plain = prototype.pragma
const connections = new Set<Connection>()

if (flag) {
  // Every connection of the product is set up by pragmas.
  prototype.pragma = function pragma(this: Connection, source, options) {
    connections.add(this)
    return plain.call(this, source, options)
  }
  let isFull = false
  setInterval(() => {
    if (existsSync(flag) === isFull) return
    isFull = !isFull
    for (const one of connections) limit(one, isFull)
  }, LOOK_MS).unref()
}

function limit(connection: Connection, isFull: boolean): void {
  if (!connection.open) return void connections.delete(connection)
  const pages = isFull ? Number(plain.call(connection, 'page_count', { simple: true })) : LIMITLESS
  plain.call(connection, `max_page_count = ${pages}`)
}
