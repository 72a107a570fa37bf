import { beforeAll, describe, expect, test } from 'vitest'
import type { Project } from './project/project.ts'
import { readProject } from './project/read-project.ts'
import { forbiddenArrows, serverAtRunTime, undeclaredImports } from './rules/arrows.ts'
import { importCycles } from './rules/cycles.ts'
import { bypassedDoors, starExports } from './rules/doors.ts'
import {
  featuresThatKnowEachOther, hiddenClocks, nodesThatKnowEachOther, strangersAtTemporal, strangersAtTheDatabase, workflowsThatKnowMore,
} from './rules/rooms.ts'
import { FILES, fileSizes, filesTooLong, FUNCTIONS, functionSizes } from './rules/sizes.ts'

describe('the house as it stands', () => {
  let project: Project
  beforeAll(() => {
    project = readProject()
  })

  test('was really read', () => {
    const rooms = project.workspaces.map(({ folder }) => folder)
    expect(rooms).toEqual(expect.arrayContaining(['', 'web', 'server', 'worker', 'packages/journey', 'packages/engine', 'test']))
    expect(project.modules.length).toBeGreaterThan(100)
    expect(project.modules.filter(({ imports }) => imports.some(({ target }) => target?.startsWith('packages/journey/'))).length).toBeGreaterThan(10)
  })

  test.each([
    ['every arrow between packages is one of house.md', forbiddenArrows],
    ['every import stands in a package.json', undeclaredImports],
    ['the pages know only the types of the server', serverAtRunTime],
    ['packages are entered by their door', bypassedDoors],
    ['doors name what leaves', starExports],
    ['nothing imports itself, by whatever way', importCycles],
    ['a node knows neither a sibling nor the catalog', nodesThatKnowEachOther],
    ['workflows know the journey and the engine only', workflowsThatKnowMore],
    ['only the store knows Prisma', strangersAtTheDatabase],
    ['only the relay talks to Temporal', strangersAtTemporal],
    ['features do not know each other', featuresThatKnowEachOther],
    ['pure code reads no clock', hiddenClocks],
    ['no file is longer than 400 lines', filesTooLong],
  ])('%s', (_, rule) => {
    expect(rule(project)).toEqual([])
  })

  test('files and functions are short', () => {
    const files = fileSizes(project)
    expect(files.median, 'median of the lines of files').toBeLessThanOrEqual(FILES.median)
    expect(files.p90, '90th percentile of the lines of files').toBeLessThanOrEqual(FILES.p90)
    expect(functionSizes(project).p90, '90th percentile of the lines of functions').toBeLessThanOrEqual(FUNCTIONS.p90)
  })
})
