// Each rule is shown a small house that breaks it, and one that comes close: a rule that finds nothing proves nothing.
import { describe, expect, test } from 'vitest'
import { parseModule } from './project/parse-module.ts'
import { type Project, projectOf } from './project/project.ts'
import { forbiddenArrows, serverAtRunTime, undeclaredImports } from './rules/arrows.ts'
import { importCycles } from './rules/cycles.ts'
import { bypassedDoors, starExports } from './rules/doors.ts'
import {
  featuresThatKnowEachOther, hiddenClocks, nodesThatKnowEachOther, strangersAtTemporal, strangersAtTheDatabase, workflowsThatKnowMore,
} from './rules/rooms.ts'
import { fileSizes, filesTooLong, functionSizes } from './rules/sizes.ts'

const manifest = (name: string, more: object = {}) => JSON.stringify({ name: `@parcours/${name}`, ...more })
const door = { exports: { '.': './src/index.ts' } }

const house = (files: Record<string, string>): Project =>
  projectOf({
    'package.json': JSON.stringify({ name: 'parcours', devDependencies: { vitest: '1' } }),
    'web/package.json': manifest('web', { dependencies: { '@parcours/server': '1', react: '1' } }),
    'server/package.json': manifest('server', { exports: { './router': './src/routers/index.ts' } }),
    'worker/package.json': manifest('worker', { dependencies: { '@parcours/engine': '1', '@temporalio/client': '1', '@temporalio/workflow': '1' } }),
    'packages/engine/package.json': manifest('engine', { ...door, dependencies: { '@parcours/journey': '1' } }),
    'packages/journey/package.json': manifest('journey', door),
    'packages/nodes/package.json': manifest('nodes', door),
    'packages/store/package.json': manifest('store', door),
    'packages/journey/src/index.ts': "export { one } from './one.ts'",
    'packages/journey/src/one.ts': 'export const one = 1',
    ...files,
  })

interface Seed {
  rule: (project: Project) => string[]
  breaks: Record<string, string>
  says: string
  keeps: Record<string, string>
}

const seeds: Record<string, Seed> = {
  'an arrow that the house does not have': {
    rule: forbiddenArrows,
    breaks: { 'packages/journey/package.json': manifest('journey', { dependencies: { '@parcours/engine': '1' } }) },
    says: 'packages/journey/package.json: @parcours/journey may not know @parcours/engine',
    keeps: { 'packages/engine/package.json': manifest('engine', { dependencies: { '@parcours/journey': '1', '@parcours/policy': '1' } }) },
  },
  'a room that the house does not have': {
    rule: forbiddenArrows,
    breaks: { 'packages/utils/package.json': manifest('utils') },
    says: 'the house has no room @parcours/utils',
    keeps: { 'packages/texts/package.json': manifest('texts') },
  },
  'an import without its package.json': {
    rule: undeclaredImports,
    breaks: { 'packages/journey/src/two.ts': "\nimport { run } from '@parcours/engine'" },
    says: 'packages/journey/src/two.ts:2 imports @parcours/engine',
    keeps: { 'packages/journey/src/two.test.ts': "import { test } from 'vitest'\nimport { readFileSync } from 'node:fs'" },
  },
  'a built-in of Node in the pages': {
    rule: undeclaredImports,
    breaks: { 'web/src/page.tsx': "import { join } from 'node:path'" },
    says: 'web/src/page.tsx:1 imports node:path',
    keeps: { 'server/src/page.ts': "import { join } from 'node:path'" },
  },
  'the server in the pages at run time': {
    rule: serverAtRunTime,
    breaks: { 'web/src/lib/trpc.ts': "import { router } from '@parcours/server/router'" },
    says: 'web/src/lib/trpc.ts:1 imports @parcours/server/router',
    keeps: { 'web/src/lib/trpc.ts': "import type { Router } from '@parcours/server/router'\nimport { type Router as R } from '@parcours/server/router'" },
  },
  'a path into another package': {
    rule: bypassedDoors,
    breaks: { 'packages/engine/src/a.ts': "import { one } from '../../journey/src/one.ts'" },
    says: 'a path out of its workspace',
    keeps: { 'packages/engine/src/a.ts': "import { one } from '@parcours/journey'\nimport './b.ts'", 'packages/engine/src/b.ts': '' },
  },
  'an entry that the exports do not name': {
    rule: bypassedDoors,
    breaks: { 'packages/engine/src/a.ts': "import { one } from '@parcours/journey/src/one.ts'" },
    says: 'exports of packages/journey/package.json do not name',
    keeps: { 'web/src/a.ts': "import type { Router } from '@parcours/server/router'" },
  },
  'a door without a decision': {
    rule: starExports,
    breaks: { 'packages/engine/src/index.ts': "export * from './run.ts'" },
    says: 'packages/engine/src/index.ts:1 has "export *"',
    keeps: { 'packages/engine/src/index.ts': "export { run } from './run.ts'\nexport type { Run } from './run.ts'" },
  },
  'a cycle through a door and a type': {
    rule: importCycles,
    breaks: {
      'packages/journey/src/one.ts': "import type { Run } from '@parcours/engine'",
      'packages/engine/src/index.ts': "export { one } from '@parcours/journey'",
    },
    says: 'packages/journey/src/one.ts',
    keeps: { 'packages/engine/src/index.ts': "export { one } from '@parcours/journey'\nexport { one as two } from '@parcours/journey'" },
  },
  'a node that knows its sibling': {
    rule: nodesThatKnowEachOther,
    breaks: { 'packages/nodes/src/sms/node.ts': "import { email } from '../email/node.ts'", 'packages/nodes/src/email/node.ts': '' },
    says: 'packages/nodes/src/sms/node.ts:1 imports ../email/node.ts',
    keeps: { 'packages/nodes/src/sms/node.ts': "import { words } from '../lib/words.ts'\nimport './run.ts'", 'packages/nodes/src/sms/run.ts': '', 'packages/nodes/src/lib/words.ts': '' },
  },
  'a node that knows the catalog': {
    rule: nodesThatKnowEachOther,
    breaks: { 'packages/nodes/src/sms/node.ts': "import { catalog } from '../catalog.ts'", 'packages/nodes/src/catalog.ts': '' },
    says: 'a node never imports the catalog',
    keeps: { 'packages/nodes/src/catalog.ts': "import { sms } from './sms/node.ts'", 'packages/nodes/src/sms/node.ts': '' },
  },
  'a workflow that knows an activity': {
    rule: workflowsThatKnowMore,
    breaks: { 'worker/src/workflows/journey.ts': "import { run } from '../activities/run.ts'", 'worker/src/activities/run.ts': '' },
    says: 'worker/src/workflows/journey.ts:1 imports ../activities/run.ts',
    keeps: { 'worker/src/workflows/journey.ts': "import type { Run } from '../activities/run.ts'\nimport { advance } from '@parcours/engine/advance'", 'worker/src/activities/run.ts': '' },
  },
  'Prisma outside the store': {
    rule: strangersAtTheDatabase,
    breaks: { 'server/src/a.ts': "import { PrismaClient } from '@prisma/client'" },
    says: 'only packages/store knows Prisma',
    keeps: { 'packages/store/src/a.ts': "import { PrismaClient } from '@prisma/client'" },
  },
  "Temporal's client outside the relay": {
    rule: strangersAtTemporal,
    breaks: { 'worker/src/activities/a.ts': "import { Client } from '@temporalio/client'" },
    says: 'only the relay talks to Temporal',
    keeps: { 'worker/src/relay/a.ts': "import { Client } from '@temporalio/client'" },
  },
  'a feature that knows another': {
    rule: featuresThatKnowEachOther,
    breaks: { 'web/src/features/runs/page.tsx': "import { Inbox } from '../inbox/page.tsx'", 'web/src/features/inbox/page.tsx': '' },
    says: 'features never import each other',
    keeps: { 'web/src/app/routes.tsx': "import { Inbox } from '../features/inbox/page.tsx'", 'web/src/features/inbox/page.tsx': '' },
  },
  'pure code that reads the clock': {
    rule: hiddenClocks,
    breaks: { 'packages/engine/src/a.ts': 'export const now = new Date()' },
    says: 'packages/engine/src/a.ts:1 reads the clock',
    keeps: { 'packages/engine/src/a.ts': 'export const at = (ms: number) => new Date(ms)', 'server/src/a.ts': 'export const now = new Date()' },
  },
  'a file that is too long': {
    rule: filesTooLong,
    breaks: { 'packages/engine/src/a.ts': 'const a = 1\n'.repeat(401) },
    says: 'packages/engine/src/a.ts has 401 lines',
    keeps: { 'packages/engine/src/a.ts': 'const a = 1\n'.repeat(400), 'packages/engine/src/a.test.ts': 'const a = 1\n'.repeat(900) },
  },
}

describe('every rule finds its violation', () => {
  test.each(Object.entries(seeds))('%s', (_, { rule, breaks, says, keeps }) => {
    expect(rule(house(breaks))).toEqual([expect.stringContaining(says)])
    expect(rule(house(keeps))).toEqual([])
  })
})

describe('the parser', () => {
  test('sees every way to import', () => {
    const text = "import a from 'a'\nexport { b } from 'b'\nawait import('c')\ntype D = import('d').D\nimport { type E } from 'e'\nimport 'f'\nimport type { G } from 'g'"
    expect(parseModule('x.ts', text).imports.map(({ specifier, typeOnly, line }) => `${line} ${specifier}${typeOnly ? ' (type)' : ''}`)).toEqual([
      '1 a', '2 b', '3 c', '4 d (type)', '5 e (type)', '6 f', '7 g (type)',
    ])
  })

  test('counts lines of files and functions', () => {
    const project = house({ 'packages/engine/src/long.ts': `function long() {\n${'  run()\n'.repeat(98)}}` })
    expect(fileSizes(project).longest).toBe(100)
    expect(functionSizes(project).longest).toBe(100)
  })
})
