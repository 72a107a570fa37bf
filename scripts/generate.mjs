// `npm run generate`: the Prisma client from prisma/schema.prisma, when that has changed.
import { continuesOnNode24 } from './boot/node24.mjs'
import { reportFailure } from './boot/say.mjs'

try {
  if (await continuesOnNode24(import.meta.url)) {
    const { generateClient } = await import('./lib/start/derive.ts')
    await generateClient()
  }
} catch (error) {
  reportFailure(error)
}
