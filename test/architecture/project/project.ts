import { posix } from 'node:path'
import { type Import, type Parsed, parseModule } from './parse-module.ts'

/** package.json, as far as the rules look into it. */
interface Manifest {
  name: string
  exports?: Record<string, string>
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}

export interface Workspace {
  /** Folder from the root, "packages/engine"; "" for the root itself. */
  folder: string
  manifest: Manifest
}

/** An import with the module that it reaches, when that one is ours. */
export interface ResolvedImport extends Import {
  target?: string
}

export interface Module extends Omit<Parsed, 'imports'> {
  /** From the root, with forward slashes. */
  path: string
  lines: number
  workspace: Workspace
  imports: ResolvedImport[]
}

export interface Project {
  workspaces: Workspace[]
  modules: Module[]
}

const SOURCE = /\.(ts|tsx|mts|mjs)$/

/** Builds a project from file names and texts: the real one, or a small one that breaks a rule. */
export function projectOf(files: Record<string, string>): Project {
  const workspaces = Object.entries(files)
    .filter(([path]) => posix.basename(path) === 'package.json')
    // Our own manifests; what they lack shows as a broken rule.
    .map(([path, text]) => ({ folder: folderOf(path), manifest: JSON.parse(text) as Manifest }))
  const modules = Object.entries(files)
    .filter(([path]) => SOURCE.test(path) && !path.endsWith('.d.mts'))
    .map(([path, text]) => moduleOf(path, text, { files, workspaces }))
  return { workspaces, modules }
}

function moduleOf(path: string, text: string, { files, workspaces }: { files: Record<string, string>; workspaces: Workspace[] }): Module {
  const parsed = parseModule(path, text)
  const workspace = workspaceOf(path, workspaces)
  const imports = parsed.imports.map((one) => ({ ...one, target: targetOf(path, one.specifier, { files, workspaces }) }))
  return { ...parsed, path, workspace, imports, lines: text.trimEnd().split('\n').length }
}

function targetOf(from: string, specifier: string, { files, workspaces }: { files: Record<string, string>; workspaces: Workspace[] }) {
  if (specifier.startsWith('.')) {
    const path = posix.join(posix.dirname(from), specifier)
    return path in files ? path : undefined
  }
  const door = doorOf(specifier, workspaces)
  return door && posix.join(door.workspace.folder, door.workspace.manifest.exports?.[door.entry] ?? '')
}

/** Splits "@parcours/engine/advance" into its workspace and the entry "./advance" of its exports. */
export function doorOf(specifier: string, workspaces: Workspace[]): { workspace: Workspace; entry: string } | undefined {
  const name = packageOf(specifier)
  const workspace = workspaces.find(({ manifest }) => manifest.name === name)
  return workspace && { workspace, entry: `.${specifier.slice(name.length)}` }
}

/** The package of a bare specifier: "zod" of "zod/v4", "@mantine/core" of "@mantine/core/styles.css". */
export function packageOf(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}

/** Tests, their fixtures and their helpers: they may use the root's tools. */
export const isTest = ({ path }: Module) => /\.test(-support)?\./.test(path) || path.startsWith('test/') || /\/(testing|support)\//.test(path)

const folderOf = (path: string) => (path.includes('/') ? posix.dirname(path) : '')

function workspaceOf(path: string, workspaces: Workspace[]): Workspace {
  const holders = workspaces.filter(({ folder }) => folder === '' || path.startsWith(`${folder}/`))
  const deepest = holders.toSorted((a, b) => b.folder.length - a.folder.length)[0]
  if (!deepest) throw new Error(`${path} lies in no workspace`)
  return deepest
}
