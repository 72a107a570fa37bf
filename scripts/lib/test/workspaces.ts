import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../boot/root.mjs'

/** Folders of the workspaces that the root package.json names, from the root. */
export function workspaceFolders(): string[] {
  const { workspaces } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { workspaces: string[] }
  return workspaces
    .flatMap((pattern) => (pattern.endsWith('/*') ? readdirSync(join(ROOT, pattern.slice(0, -2))).map((name) => pattern.replace('*', name)) : [pattern]))
    .filter((folder) => existsSync(join(ROOT, folder, 'package.json')))
}
