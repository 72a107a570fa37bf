import { doorOf, type Project } from '../project/project.ts'

/** Folders that are no workspaces and so have no door: the demo's seed and the scripts. */
const OPEN = ['prisma/seed/', 'scripts/']

/** A package is entered by its name and its exports, never by a path into it. */
export function bypassedDoors({ workspaces, modules }: Project): string[] {
  return modules.flatMap(({ path, workspace, imports }) =>
    imports.flatMap(({ specifier, target, line }) => {
      const at = `${path}:${line} imports ${specifier}`
      if (specifier.startsWith('.')) {
        const home = workspace.folder === '' ? '' : `${workspace.folder}/`
        const leaves = target !== undefined && !target.startsWith(home) && !OPEN.some((folder) => target.startsWith(folder))
        return leaves ? [`${at}, a path out of its workspace; import the package by its name`] : []
      }
      const door = doorOf(specifier, workspaces)
      const isClosed = door && door.workspace.folder !== '' && !door.workspace.manifest.exports?.[door.entry]
      return isClosed ? [`${at}, which the exports of ${door.workspace.folder}/package.json do not name; add it to its index.ts`] : []
    }),
  )
}

/** `export *` makes a door that nobody has decided on. */
export function starExports({ modules }: Project): string[] {
  return modules.flatMap(({ path, starExports: lines }) => lines.map((line) => `${path}:${line} has "export *"; name what leaves`))
}
