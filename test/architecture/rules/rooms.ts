// What single rooms may not do, beside the arrows between workspaces.
import { posix } from 'node:path'
import { isTest, type Module, packageOf, type Project, type ResolvedImport } from '../project/project.ts'

type Check = (module: Module, one: ResolvedImport) => string | undefined

const broken = ({ modules }: Project, check: Check) =>
  modules.flatMap((module) =>
    module.imports.flatMap((one) => {
      const why = check(module, one)
      return why ? [`${module.path}:${one.line} imports ${one.specifier}: ${why}`] : []
    }),
  )

const NODES = 'packages/nodes/src/'

/** A node type is one folder: it knows neither a sibling nor the catalog that lists it. */
export function nodesThatKnowEachOther(project: Project): string[] {
  const folders = new Set(project.modules.filter(({ path }) => path.startsWith(NODES) && posix.basename(path) === 'node.ts').map(({ path }) => posix.dirname(path)))
  const folderOf = (path: string) => [...folders].find((folder) => path.startsWith(`${folder}/`))
  return broken(project, (module, { target }) => {
    const own = folderOf(module.path)
    if (!own || !target?.startsWith(NODES)) return undefined
    const other = folderOf(target)
    const isRegistry = target === `${NODES}catalog.ts` || target === `${NODES}index.ts`
    if (isRegistry && !isTest(module)) return 'a node never imports the catalog; what it needs is a property of its definition'
    return other && other !== own ? 'a node never imports a sibling; what both need belongs into lib or node-kit' : undefined
  })
}

const WORKFLOWS = 'worker/src/workflows/'
const IN_SANDBOX = ['@parcours/journey', '@parcours/engine', '@temporalio/workflow']

/** Workflow code runs in Temporal's sandbox and is replayed: the loop, the engine, nothing else. */
export function workflowsThatKnowMore(project: Project): string[] {
  return broken(project, ({ path }, { specifier, target, typeOnly }) => {
    if (!path.startsWith(WORKFLOWS) || path.includes('.test.') || typeOnly) return undefined
    if (target?.startsWith(WORKFLOWS) || IN_SANDBOX.includes(packageOf(specifier))) return undefined
    return `a workflow may import ${IN_SANDBOX.join(', ')} and its neighbours only; do it in an activity`
  })
}

/** The database is behind functions named as sentences. */
export function strangersAtTheDatabase(project: Project): string[] {
  return broken(project, ({ path, workspace }, { specifier, target }) => {
    const isPrisma = packageOf(specifier).startsWith('@prisma') || target?.includes('/generated/')
    return isPrisma && workspace.folder !== 'packages/store' && path !== 'prisma.config.ts' ? 'only packages/store knows Prisma; add a function there' : undefined
  })
}

/** Starts, signals, updates and completions leave from stored rows, through one lease; the worker's entry hands it the client. */
export function strangersAtTemporal(project: Project): string[] {
  return broken(project, (module, { specifier, typeOnly }) => {
    const isOutside = /^worker\/src\/(?!relay\/)[^/]+\//.test(module.path) && !isTest(module)
    return isOutside && !typeOnly && packageOf(specifier) === '@temporalio/client' ? 'only the relay talks to Temporal; write a row that it delivers' : undefined
  })
}

const FEATURE = /^web\/src\/features\/([^/]+)\//

export function featuresThatKnowEachOther(project: Project): string[] {
  return broken(project, ({ path }, { target }) => {
    const own = FEATURE.exec(path)?.[1]
    const other = target && FEATURE.exec(target)?.[1]
    return own && other && own !== other ? 'features never import each other; web/src/app composes them, ui and lib hold what they share' : undefined
  })
}

const PURE = /^(packages\/(journey|node-kit|nodes|engine|facts|texts|policy|metrics|clock|scoring)\/src|worker\/src\/workflows)\//

/** The linter finds Date.now; these two read the clock as well. */
export function hiddenClocks({ modules }: Project): string[] {
  return modules
    .filter((module) => PURE.test(module.path) && !isTest(module))
    .flatMap(({ path, clockReads }) => clockReads.map((line) => `${path}:${line} reads the clock with Date(); take nowMs (epoch ms) as an argument`))
}
