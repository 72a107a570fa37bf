// The arrows of the house: which room may know of which.
import { isTest, type Module, packageOf, type Project } from '../project/project.ts'

const ANY = ['clock', 'engine', 'facts', 'gate', 'journey', 'metrics', 'node-kit', 'nodes', 'policy', 'scoring', 'store', 'telemetry', 'texts']

/** Room -> the rooms that its package.json may name. A room that is not here may not exist. */
const ALLOWED: Record<string, readonly string[]> = {
  journey: [],
  clock: [],
  'node-kit': ['journey'],
  nodes: ['journey', 'node-kit'],
  engine: ['journey', 'policy'],
  facts: ['journey'],
  texts: ['journey'],
  policy: ['journey'],
  metrics: ['journey'],
  scoring: ['journey'],
  telemetry: [],
  sandbox: ['clock', 'journey'],
  store: ['journey', 'metrics'],
  // What decides a contact reads the rows: the worker asks before it sends, the server to say why not.
  gate: ['clock', 'journey', 'node-kit', 'policy', 'store'],
  server: ANY,
  worker: ANY,
  web: ['journey', 'metrics', 'server'],
  test: [...ANY, 'sandbox', 'server', 'worker'],
}

const SCOPE = '@parcours/'

/** A workspace's package.json holds an arrow that the house does not have. */
export function forbiddenArrows({ workspaces }: Project): string[] {
  return workspaces.flatMap(({ folder, manifest }) => {
    if (!manifest.name.startsWith(SCOPE)) return []
    const allowed = ALLOWED[manifest.name.slice(SCOPE.length)]
    if (!allowed) return [`${folder}: the house has no room ${manifest.name}; add it with its arrows to test/architecture/rules/arrows.ts`]
    return Object.keys(manifest.dependencies ?? {})
      .filter((name) => name.startsWith(SCOPE) && !allowed.includes(name.slice(SCOPE.length)))
      .map((name) => `${folder}/package.json: ${manifest.name} may not know ${name}; take what you need as an argument instead`)
  })
}

/** An import that no package.json answers for: it works by chance, through another workspace's packages. */
export function undeclaredImports({ workspaces, modules }: Project): string[] {
  const root = workspaces.find(({ folder }) => folder === '')
  const answeringFor = (prefix: string, folder: string, path: string) => (path.startsWith(prefix) ? workspaces.filter((one) => one.folder === folder) : [])
  const declaredFor = (module: Module) => {
    const answering = [module.workspace.manifest]
    if (root && isTool(module)) answering.push(root.manifest)
    // Two folders are no workspaces: the scripts set up what the worker runs on, with its own client; the server seeds.
    const lenders = [...answeringFor('scripts/', 'worker', module.path), ...answeringFor('prisma/', 'server', module.path)]
    answering.push(...lenders.map(({ manifest }) => manifest))
    return new Set(answering.flatMap((manifest) => Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })))
  }
  return modules.flatMap((module) => {
    const declared = declaredFor(module)
    return module.imports
      .filter(({ specifier }) => !specifier.startsWith('.'))
      .filter(({ specifier }) => (specifier.startsWith('node:') ? module.path.startsWith('web/src/') && !isTest(module) : !declared.has(packageOf(specifier))))
      .map(({ specifier, line }) => `${module.path}:${line} imports ${specifier}, which ${module.workspace.folder || '.'}/package.json does not name`)
  })
}

/** Of the server the pages may know the types of its router, and nothing at run time. */
export function serverAtRunTime({ modules }: Project): string[] {
  return modules
    .filter(({ path }) => path.startsWith('web/'))
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ specifier, typeOnly }) => packageOf(specifier) === '@parcours/server' && !(typeOnly && specifier === '@parcours/server/router'))
        .map(({ specifier, line }) => `${path}:${line} imports ${specifier}; only "import type" of @parcours/server/router is allowed`),
    )
}

const isTool = (module: Module) => isTest(module) || /(^|\/)[\w-]+\.config\.ts$/.test(module.path) || module.path.includes('/tools/')
