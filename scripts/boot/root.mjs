import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's folder, without a trailing slash. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Where npm puts the executables of packages, Node 24 among them. */
export const BIN = join(ROOT, 'node_modules', '.bin')
