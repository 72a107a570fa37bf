// What is made from sources and never committed: the Prisma client and the built pages.
import { join } from 'node:path'
import { mustRun } from '../../boot/exec.mjs'
import { BIN, ROOT } from '../../boot/root.mjs'
import { bringUpToDate } from './changed.ts'

const inRoot = (...parts: string[]) => join(ROOT, ...parts)

/** Generates the Prisma client when the schema has changed. */
export function generateClient(): Promise<void> {
  return bringUpToDate({
    subject: 'Database client',
    doing: 'generating',
    inputs: [inRoot('prisma', 'schema.prisma'), inRoot('prisma.config.ts'), inRoot('node_modules', 'prisma', 'package.json')],
    output: inRoot('packages', 'store', 'src', 'generated'),
    make: async () => {
      // `generate` needs no schema engine, but every call of the CLI would download one; any executable satisfies it.
      const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
      const advice = 'The Prisma client could not be generated from prisma/schema.prisma.'
      await mustRun(join(BIN, 'prisma'), ['generate'], { cwd: ROOT, env, advice })
    },
  })
}

/** Builds the pages when their sources, or those of the packages they show, have changed. */
export function buildPages(): Promise<void> {
  return bringUpToDate({
    subject: 'Web pages',
    doing: 'building',
    inputs: [inRoot('web'), inRoot('packages', 'journey', 'src'), inRoot('packages', 'metrics', 'src'), inRoot('package-lock.json')],
    output: inRoot('web', 'dist'),
    make: async () => {
      const advice = 'The pages could not be built. In a clone without changes of yours this is a defect.'
      await mustRun(join(BIN, 'vite'), ['build', '--logLevel', 'warn'], { cwd: inRoot('web'), advice })
    },
  })
}
